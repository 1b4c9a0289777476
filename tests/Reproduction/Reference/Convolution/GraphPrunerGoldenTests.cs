using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>The library's pruners and its selection on the second implementation, in the single precision that parameters have.</summary>
[TestFixture]
[Spec("GRAPH-020")]
public class GraphPrunerGoldenTests
{
    private static IEnumerable<TestCaseData> Magnitudes() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "mag");

    private static IEnumerable<TestCaseData> Snips() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "snip");

    private static IEnumerable<TestCaseData> Grasps() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "grasp");

    private static IEnumerable<TestCaseData> SynFlows() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "synflow");

    [TestCaseSource(nameof(Magnitudes))]
    public void Magnitude_SelectsTheOriginalMasks(string file, string key) => LibraryPrunerChecks.Magnitude_SelectsTheOriginalMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Snips))]
    public void Snip_GivesTheOriginalScoresAndMasks(string file, string key) => LibraryPrunerChecks.Snip_GivesTheOriginalScoresAndMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Grasps))]
    public void Grasp_GivesTheOriginalScoresAndMasks(string file, string key) => LibraryPrunerChecks.Grasp_GivesTheOriginalScoresAndMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(SynFlows))]
    public void SynFlow_GivesTheOriginalScoresAndMasks(string file, string key) =>
        LibraryPrunerChecks.SynFlow_GivesTheOriginalScoresAndMasks(file, key, ConvolutionEngine.Oracle);
}
