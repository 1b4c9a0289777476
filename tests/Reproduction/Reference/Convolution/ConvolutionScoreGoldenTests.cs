using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Scores and masks of Magnitude, SNIP, GraSP and SynFlow on networks with convolutions.</summary>
[TestFixture]
public class ConvolutionScoreGoldenTests
{
    private const string Files = "golden/f_conv_*_prune.json";

    private static IEnumerable<TestCaseData> Magnitudes() => ReferenceFolder.Cases(Files, "mag");

    private static IEnumerable<TestCaseData> Snips() => ReferenceFolder.Cases(Files, "snip");

    private static IEnumerable<TestCaseData> Grasps() => ReferenceFolder.Cases(Files, "grasp");

    private static IEnumerable<TestCaseData> Ties() => ReferenceFolder.Cases(Files, "tie_example");

    [TestCaseSource(nameof(Magnitudes)), Spec("CONV-006")]
    public void Magnitude_GivesTheOriginalMasks(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var golden = ConvolutionGolden.CoreOf(file, root);
        foreach (var variant in PrunedVariant.All(golden, root))
        {
            variant.AssertMasks(variant.Of(Array.ConvertAll(golden.Parameters, Math.Abs)), root.GetProperty(key).GetProperty("masks").GetProperty(variant.Name), variant.Name);
        }
    }

    [TestCaseSource(nameof(Snips)), Spec("CONV-006")]
    public void Snip_GivesTheOriginalScoresAndMasks(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var golden = ConvolutionGolden.CoreOf(file, root);
        foreach (var recorded in root.GetProperty(key).EnumerateObject())
        {
            var scores = ConvolutionScores.Snip(golden, golden.Parameters, ConvolutionGolden.Mode(recorded.Name));
            var expected = golden.Flat(recorded.Value.GetProperty("scores"));
            foreach (var variant in PrunedVariant.All(golden, root))
            {
                var (what, ours) = ($"{recorded.Name} {variant.Name}", variant.Of(scores));
                GoldenAssert.Close(ours, variant.Of(expected), ConvolutionGolden.Tolerance, what);
                GoldenAssert.Close([ours.Sum()], [recorded.Value.GetProperty($"sum_{variant.Name}").GetDouble()], ConvolutionGolden.Tolerance, $"{what}: sum");
                variant.AssertMasks(ours, recorded.Value.GetProperty("masks").GetProperty(variant.Name), what);
            }
        }
    }

    [TestCaseSource(nameof(Grasps)), Spec("CONV-006")]
    public void Grasp_GivesTheOriginalScoresAndMasks(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var golden = ConvolutionGolden.CoreOf(file, root);
        foreach (var mode in root.GetProperty(key).EnumerateObject())
        {
            foreach (var variant in PrunedVariant.All(golden, root))
            {
                var (what, recorded) = ($"{mode.Name} {variant.Name}", mode.Value.GetProperty(variant.Name));
                var scores = variant.Of(ConvolutionScores.Grasp(golden, variant, ConvolutionGolden.Mode(mode.Name)));
                GoldenAssert.Close(scores, variant.Of(golden.Flat(recorded.GetProperty("scores"))), ConvolutionGolden.Tolerance, what);
                variant.AssertMasks(scores, recorded.GetProperty("masks"), what);
            }
        }
    }

    [TestCaseSource(nameof(Ties)), Spec("CONV-007")]
    public void OfEqualScores_TheLowerIndexIsKept(string file, string key)
    {
        var example = ReferenceFolder.Read(file).GetProperty(key);
        var mask = ExactSelection.Largest(
            example.GetProperty("scores").Vector(), ConvolutionGolden.Bits(example.GetProperty("alive")), example.GetProperty("kept").GetInt32());
        Assert.That(mask, Is.EqualTo(ConvolutionGolden.Bits(example.GetProperty("mask"))));
    }
}
