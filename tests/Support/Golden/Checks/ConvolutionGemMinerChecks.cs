using NUnit.Framework;
using PlantNSeek.Networks;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>A step of Gem-Miner on networks with convolutions.</summary>
internal static class ConvolutionGemMinerChecks
{
    public static void LossAndStep_AreTheOriginals(string file, string key, ConvolutionEngine engine)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        var recorded = root.GetProperty(key);
        var mode = ConvolutionGolden.Mode(root.GetProperty("mode").GetString()!);
        var (scores, flags) = (golden.Flat(recorded.GetProperty("scores")), golden.Bits(recorded.GetProperty("flags_before"), otherwise: true));
        var scored = golden.Modules.Where(tensor => recorded.GetProperty("scores").TryGetProperty(tensor.Name, out _));
        bool[] mask = [.. scores.Select((p, i) => !scored[i] || (flags[i] && p > 0.5))];
        Assert.That(mask, Is.EqualTo(golden.Bits(recorded.GetProperty("masks"), otherwise: true)), "masks");

        var (penalty, gradient) = (recorded.GetProperty("lambda").GetDouble(), new double[mask.Length]);
        var outputs = golden.Exact.Outputs(golden.Masked(mask), golden.Inputs, mode);
        var loss = golden.Exact.LossAndGradient(golden.Masked(mask), golden.Batch, LossFunction.For(golden.Batch), mode, gradient);
        double[] ofScores = [.. gradient.Select((g, i) => scored[i] ? (flags[i] ? g * golden.Parameters[i] : 0) + (2 * penalty * scores[i]) : 0)];
        double[] after = [.. scores.Select((p, i) => p - (recorded.GetProperty("lr").GetDouble() * ofScores[i]))];
        GoldenAssert.Close(outputs, [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)], golden.Tolerance, "outputs");
        GoldenAssert.Close([loss], [recorded.GetProperty("loss_ce").GetDouble()], golden.Tolerance, "loss");
        GoldenAssert.Close(
            [loss + (penalty * scores.Sum(p => p * p))], [recorded.GetProperty("loss_total").GetDouble()], golden.Tolerance, "loss with penalty");
        GoldenAssert.Close(ofScores, golden.Flat(recorded.GetProperty("score_grads")), golden.Tolerance, "score gradients");
        GoldenAssert.Close(after, golden.Flat(recorded.GetProperty("scores_after_step")), golden.Tolerance, "scores after the step, not clipped");
        Assert.That((int[])[after.Count(p => p < 0), after.Count(p => p > 1)], Is.EqualTo(recorded.GetProperty("entries_clipped").Integers()), "clipped");
    }
}
