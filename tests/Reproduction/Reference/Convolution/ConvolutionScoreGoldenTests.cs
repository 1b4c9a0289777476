using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Scores and masks of Magnitude, SNIP, GraSP and SynFlow on networks with convolutions.</summary>
[TestFixture]
public class ConvolutionScoreGoldenTests
{
    private static IEnumerable<TestCaseData> Magnitudes() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "mag");

    private static IEnumerable<TestCaseData> Snips() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "snip");

    private static IEnumerable<TestCaseData> Grasps() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "grasp");

    private static IEnumerable<TestCaseData> Ties() => ReferenceFolder.Cases("golden/f_conv_*_prune.json", "tie_example");

    [TestCaseSource(nameof(Magnitudes)), Spec("CONV-006")]
    public void Magnitude_GivesTheOriginalMasks(string file, string key) => ConvolutionScoreChecks.Magnitude_GivesTheOriginalMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Snips)), Spec("CONV-006")]
    public void Snip_GivesTheOriginalScoresAndMasks(string file, string key) =>
        ConvolutionScoreChecks.Snip_GivesTheOriginalScoresAndMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Grasps)), Spec("CONV-006")]
    public void Grasp_GivesTheOriginalScoresAndMasks(string file, string key) =>
        ConvolutionScoreChecks.Grasp_GivesTheOriginalScoresAndMasks(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Ties)), Spec("CONV-007")]
    public void OfEqualScores_TheLowerIndexIsKept(string file, string key)
    {
        var example = ReferenceFolder.Read(file).GetProperty(key);
        var mask = ExactSelection.Largest(
            example.GetProperty("scores").Vector(), ConvolutionGolden.Bits(example.GetProperty("alive")), example.GetProperty("kept").GetInt32());
        Assert.That(mask, Is.EqualTo(ConvolutionGolden.Bits(example.GetProperty("mask"))));
    }
}
