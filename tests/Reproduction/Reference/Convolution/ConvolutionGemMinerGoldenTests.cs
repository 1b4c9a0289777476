using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>A step of Gem-Miner and a freezing on networks with convolutions.</summary>
[TestFixture]
[Spec("CONV-011")]
public class ConvolutionGemMinerGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "gem_miner");

    private static IEnumerable<TestCaseData> Examples() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "freeze_example");

    [TestCaseSource(nameof(Files))]
    public void LossAndStep_AreTheOriginals(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var (golden, recorded) = (ConvolutionGolden.CoreOf(file, root), root.GetProperty(key));
        var mode = ConvolutionGolden.Mode(root.GetProperty("mode").GetString()!);
        var (scores, flags) = (golden.Flat(recorded.GetProperty("scores")), golden.Bits(recorded.GetProperty("flags_before"), otherwise: true));
        var scored = golden.Modules.Where(tensor => recorded.GetProperty("scores").TryGetProperty(tensor.Name, out _));
        bool[] mask = [.. scores.Select((p, i) => !scored[i] || (flags[i] && p > 0.5))];
        Assert.That(mask, Is.EqualTo(golden.Bits(recorded.GetProperty("masks"), otherwise: true)), "masks");

        var (penalty, gradient) = (recorded.GetProperty("lambda").GetDouble(), new double[mask.Length]);
        var loss = golden.Oracle.LossAndGradient(golden.Masked(mask), golden.Batch, LossFunction.For(golden.Batch), mode, gradient);
        double[] ofScores = [.. gradient.Select((g, i) => scored[i] ? (flags[i] ? g * golden.Parameters[i] : 0) + (2 * penalty * scores[i]) : 0)];
        double[] after = [.. scores.Select((p, i) => p - (recorded.GetProperty("lr").GetDouble() * ofScores[i]))];
        GoldenAssert.Close([loss], [recorded.GetProperty("loss_ce").GetDouble()], ConvolutionGolden.Tolerance, "loss");
        GoldenAssert.Close(
            [loss + (penalty * scores.Sum(p => p * p))], [recorded.GetProperty("loss_total").GetDouble()], ConvolutionGolden.Tolerance, "loss with penalty");
        GoldenAssert.Close(ofScores, golden.Flat(recorded.GetProperty("score_grads")), ConvolutionGolden.Tolerance, "score gradients");
        GoldenAssert.Close(after, golden.Flat(recorded.GetProperty("scores_after_step")), ConvolutionGolden.Tolerance, "scores after the step, not clipped");
        Assert.That((int[])[after.Count(p => p < 0), after.Count(p => p > 1)], Is.EqualTo(recorded.GetProperty("entries_clipped").Integers()), "clipped");
    }

    [TestCaseSource(nameof(Files))]
    public void Freezing_TakesOutWhatTheOriginalDoes(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var (golden, recorded) = (ConvolutionGolden.CoreOf(file, root), root.GetProperty(key));
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
        GoldenAssert.Close([threshold], [recorded.GetProperty("threshold").GetDouble()], ConvolutionGolden.Tolerance, "threshold");
        Assert.That(scores.Select((p, i) => flags[i] && p > threshold), Is.EqualTo(expected("flags_strict")), "strictly above the threshold");
        Assert.That(ExactSelection.Largest(scores, flags, active - frozen), Is.EqualTo(expected("flags_exact")), "exact number");
    }
}
