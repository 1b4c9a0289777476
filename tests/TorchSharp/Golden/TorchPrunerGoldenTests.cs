using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>The library's pruners and its selection on libtorch.</summary>
[TestFixture]
public class TorchPrunerGoldenTests : LibtorchFixture
{
    private static IEnumerable<TestCaseData> Magnitudes() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "mag");

    private static IEnumerable<TestCaseData> Snips() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "snip");

    private static IEnumerable<TestCaseData> Grasps() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "grasp");

    private static IEnumerable<TestCaseData> SynFlows() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "synflow");

    [TestCaseSource(nameof(Magnitudes)), Spec("TORCH-008")]
    public void Magnitude_SelectsTheOriginalMasks(string file, string key) => LibraryPrunerChecks.Magnitude_SelectsTheOriginalMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Snips)), Spec("TORCH-008")]
    public void Snip_GivesTheOriginalScoresAndMasks(string file, string key) => LibraryPrunerChecks.Snip_GivesTheOriginalScoresAndMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(Grasps)), Spec("TORCH-008")]
    public void Grasp_GivesTheOriginalScoresAndMasks(string file, string key) =>
        LibraryPrunerChecks.Grasp_GivesTheOriginalScoresAndMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(SynFlows)), Spec("TORCH-008")]
    public void SynFlow_GivesTheOriginalScoresAndMasks(string file, string key) =>
        LibraryPrunerChecks.SynFlow_GivesTheOriginalScoresAndMasks(file, key, TorchConvolution.InDouble);

    [TestCaseSource(nameof(SynFlows)), Spec("TORCH-009")]
    public void SynFlowInRounds_TakesOutWhatTheOriginalDoes(string file, string key) =>
        LibraryPrunerChecks.SynFlowInRounds_TakesOutWhatTheOriginalDoes(file, key, TorchConvolution.InDouble);
}
