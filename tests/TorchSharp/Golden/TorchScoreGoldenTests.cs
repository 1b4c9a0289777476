using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>Scores that are computed from libtorch's derivatives, for weights and for weights with biases.</summary>
[TestFixture]
public class TorchScoreGoldenTests : LibtorchFixture
{
    private static IEnumerable<TestCaseData> Snips() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "snip");

    private static IEnumerable<TestCaseData> Grasps() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "grasp");

    private static IEnumerable<TestCaseData> SynFlows() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "synflow");

    [TestCaseSource(nameof(Snips)), Spec("TORCH-007")]
    public void Snip_GivesTheOriginalScoresAndMasks(string file, string key) =>
        ConvolutionScoreChecks.Snip_GivesTheOriginalScoresAndMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Grasps)), Spec("TORCH-007")]
    public void Grasp_GivesTheOriginalScoresAndMasks(string file, string key) =>
        ConvolutionScoreChecks.Grasp_GivesTheOriginalScoresAndMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(SynFlows)), Spec("TORCH-007")]
    public void OneRound_GivesTheOriginalScoresAndMasks(string file, string key) =>
        ConvolutionSynFlowChecks.OneRound_GivesTheOriginalScoresAndMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(SynFlows)), Spec("TORCH-007")]
    public void TenRounds_TakeOutWhatTheOriginalDoes(string file, string key) =>
        ConvolutionSynFlowChecks.TenRounds_TakeOutWhatTheOriginalDoes(file, key, TorchConvolution.InDouble);
}
