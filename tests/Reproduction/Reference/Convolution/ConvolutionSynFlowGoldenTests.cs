using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>SynFlow on networks with convolutions, with what the published program and what a fair rule make of BatchNorm.</summary>
[TestFixture]
[Spec("CONV-008")]
public class ConvolutionSynFlowGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "synflow");

    [TestCaseSource(nameof(Files))]
    public void OneRound_GivesTheOriginalScoresAndMasks(string file, string key) =>
        ConvolutionSynFlowChecks.OneRound_GivesTheOriginalScoresAndMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Files))]
    public void TenRounds_TakeOutWhatTheOriginalDoes(string file, string key) =>
        ConvolutionSynFlowChecks.TenRounds_TakeOutWhatTheOriginalDoes(file, key, ConvolutionEngine.Oracle);
}
