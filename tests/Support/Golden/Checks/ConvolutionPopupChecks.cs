using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>Edge-popup's masks and straight-through gradients on networks with convolutions.</summary>
internal static class ConvolutionPopupChecks
{
    public static void MasksAndScoreGradients_AreTheOriginals(string file, string key, ConvolutionEngine engine)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        var popup = root.GetProperty(key);
        var (mode, scores) = (ConvolutionGolden.Mode(root.GetProperty("mode").GetString()!), golden.Flat(popup.GetProperty("scores")));
        foreach (var variant in popup.EnumerateObject().Where(p => p.Name is "weights" or "weights_biases"))
        {
            var recorded = variant.Value;
            var mask = Mask(golden, scores, recorded.GetProperty("kept"), popup.GetProperty("k").GetDouble());
            Assert.That(mask, Is.EqualTo(golden.Bits(recorded.GetProperty("masks"), otherwise: true)), $"{variant.Name}: masks");

            var (effective, gradient) = (golden.Masked(mask), new double[mask.Length]);
            var loss = golden.Exact.LossAndGradient(effective, golden.Batch, LossFunction.For(golden.Batch), mode, gradient);
            var scored = golden.Modules.Where(tensor => recorded.GetProperty("kept").TryGetProperty(tensor.Name, out _));
            double[] ofScores = [.. gradient.Select((g, i) => scored[i] ? g * golden.Parameters[i] * Math.Sign(scores[i]) : 0)];
            double[] outputs = [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)];
            GoldenAssert.Close([loss], [recorded.GetProperty("loss_ce").GetDouble()], golden.Tolerance, $"{variant.Name}: loss");
            GoldenAssert.Close(golden.Exact.Outputs(effective, golden.Inputs, mode), outputs, golden.Tolerance, $"{variant.Name}: outputs");
            GoldenAssert.Close(ofScores, golden.Flat(recorded.GetProperty("score_grads")), golden.Tolerance, $"{variant.Name}: score gradients");
        }
    }

    // In each tensor that has scores the largest ones are on; all else is.
    private static bool[] Mask(ConvolutionGolden golden, double[] scores, JsonElement kept, double density)
    {
        var mask = Enumerable.Repeat(true, scores.Length).ToArray();
        foreach (var tensor in golden.Modules.Tensors.Where(tensor => kept.TryGetProperty(tensor.Name, out _)))
        {
            var (offset, count) = (golden.Modules.OffsetOf(tensor.Name), ExactSelection.Kept(tensor.Length, density));
            Assert.That(count, Is.EqualTo(kept.GetProperty(tensor.Name).GetInt32()), tensor.Name);
            ExactSelection.Largest([.. scores.Skip(offset).Take(tensor.Length).Select(Math.Abs)], count).CopyTo(mask, offset);
        }

        return mask;
    }
}
