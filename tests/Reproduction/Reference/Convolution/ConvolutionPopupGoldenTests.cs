using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Edge-popup's masks and straight-through gradients on networks with convolutions.</summary>
[TestFixture]
[Spec("CONV-010")]
public class ConvolutionPopupGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_popup.json", "edge_popup");

    [TestCaseSource(nameof(Files))]
    public void MasksAndScoreGradients_AreTheOriginals(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var (golden, popup) = (ConvolutionGolden.CoreOf(file, root), root.GetProperty(key));
        var (mode, scores) = (ConvolutionGolden.Mode(root.GetProperty("mode").GetString()!), golden.Flat(popup.GetProperty("scores")));
        foreach (var variant in popup.EnumerateObject().Where(p => p.Name is "weights" or "weights_biases"))
        {
            var recorded = variant.Value;
            var mask = Mask(golden, scores, recorded.GetProperty("kept"), popup.GetProperty("k").GetDouble());
            Assert.That(mask, Is.EqualTo(golden.Bits(recorded.GetProperty("masks"), otherwise: true)), $"{variant.Name}: masks");

            var (effective, gradient) = (golden.Masked(mask), new double[mask.Length]);
            var loss = golden.Oracle.LossAndGradient(effective, golden.Batch, LossFunction.For(golden.Batch), mode, gradient);
            var scored = golden.Modules.Where(tensor => recorded.GetProperty("kept").TryGetProperty(tensor.Name, out _));
            double[] ofScores = [.. gradient.Select((g, i) => scored[i] ? g * golden.Parameters[i] * Math.Sign(scores[i]) : 0)];
            double[] outputs = [.. recorded.GetProperty("outputs").Matrix().SelectMany(row => row)];
            GoldenAssert.Close([loss], [recorded.GetProperty("loss_ce").GetDouble()], ConvolutionGolden.Tolerance, $"{variant.Name}: loss");
            GoldenAssert.Close(golden.Oracle.Outputs(effective, golden.Inputs, mode), outputs, ConvolutionGolden.Tolerance, $"{variant.Name}: outputs");
            GoldenAssert.Close(ofScores, golden.Flat(recorded.GetProperty("score_grads")), ConvolutionGolden.Tolerance, $"{variant.Name}: score gradients");
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
