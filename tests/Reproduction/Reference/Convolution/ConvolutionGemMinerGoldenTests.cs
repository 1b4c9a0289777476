using System.Text.Json;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Golden.Checks;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>A step of Gem-Miner and a freezing on networks with convolutions.</summary>
[TestFixture]
[Spec("CONV-011")]
public class ConvolutionGemMinerGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "gem_miner");

    private static IEnumerable<TestCaseData> Examples() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "freeze_example");

    [TestCaseSource(nameof(Files))]
    public void LossAndStep_AreTheOriginals(string file, string key) => ConvolutionGemMinerChecks.LossAndStep_AreTheOriginals(file, key, ConvolutionEngine.Oracle);

    [TestCaseSource(nameof(Files))]
    public void Freezing_TakesOutWhatTheOriginalDoes(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, ConvolutionEngine.Oracle);
        var recorded = root.GetProperty(key);
        var scored = golden.Modules.Where(tensor => recorded.GetProperty("scores").TryGetProperty(tensor.Name, out _));
        double[] scores = [.. golden.Flat(recorded.GetProperty("scores_after_step")).Select(p => Math.Clamp(p, 0, 1))];
        bool[] flags = [.. golden.Bits(recorded.GetProperty("flags_before"), otherwise: false).Where((_, i) => scored[i])];
        bool[] Expected(string name) => [.. golden.Bits(recorded.GetProperty("freeze").GetProperty(name), otherwise: false).Where((_, i) => scored[i])];
        AssertFreezing([.. scores.Where((_, i) => scored[i])], flags, recorded.GetProperty("freeze"), Expected);
    }

    [TestCaseSource(nameof(Examples))]
    public void Freezing_OfEqualScores_TakesThemAllOrThoseOfHigherIndex(string file, string key)
    {
        var example = ReferenceFolder.Read(file).GetProperty(key);
        AssertFreezing(
            example.GetProperty("scores").Vector(), ConvolutionGolden.Bits(example.GetProperty("flags_before")), example,
            name => ConvolutionGolden.Bits(example.GetProperty(name)));
    }

    private static void AssertFreezing(double[] scores, bool[] flags, JsonElement recorded, Func<string, bool[]> expected)
    {
        var active = flags.Count(flag => flag);
        var frozen = (int)Math.Ceiling(recorded.GetProperty("pi").GetDouble() * active);
        var threshold = scores.Where((_, i) => flags[i]).Order().ElementAt(frozen - 1);
        Assert.That(frozen, Is.EqualTo(recorded.GetProperty("n").GetInt32()), "number frozen");
        GoldenAssert.Close([threshold], [recorded.GetProperty("threshold").GetDouble()], ConvolutionEngine.Oracle.Tolerance, "threshold");
        Assert.That(scores.Select((p, i) => flags[i] && p > threshold), Is.EqualTo(expected("flags_strict")), "strictly above the threshold");
        Assert.That(ExactSelection.Largest(scores, flags, active - frozen), Is.EqualTo(expected("flags_exact")), "exact number");
    }
}
