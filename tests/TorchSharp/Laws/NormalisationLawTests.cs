using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.TorchSharp.Tests.Golden;
using PlantNSeek.TorchSharp.Tests.Small;

namespace PlantNSeek.TorchSharp.Tests.Laws;

/// <summary>What BatchNorm makes of theta * dR/dtheta.</summary>
[TestFixture]
public class NormalisationLawTests : LibtorchFixture
{
    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-032")]
    public void RunningMean_TakesItsShareFromTheBias(SmallDefinition small, Seed seed)
    {
        var drawn = small.WithBiases().Case(seed, ScoringMode.Published);
        using var network = (TorchNetwork)drawn.Maker.Network();
        double[] theta = [.. drawn.Parameters], gradient = new double[theta.Length];
        network.OutputGradient(theta, Draw(drawn, "input", network.InputWidth), Draw(drawn, "weights", network.OutputWidth), gradient);
        double[] shares = [.. gradient.Select((g, i) => g * theta[i])];
        var scale = shares.Sum(Math.Abs);
        foreach (var norm in small.WithBiases().Definition().Nodes.OfType<NormalisationNode>())
        {
            var (weight, bias, mean) = (Find(drawn, $"{norm.From}.weight"), Find(drawn, $"{norm.From}.bias"), Find(drawn, norm.MeanName));
            for (var c = 0; c < bias.Length; c++)
            {
                shares[bias.Offset + c] -= theta[mean.Offset + c] * gradient[bias.Offset + c];
                if (norm.IsAffine)
                {
                    var entering = shares.Skip(weight.Offset + (c * weight.Columns)).Take(weight.Columns).Sum() + shares[bias.Offset + c];
                    Assert.That(shares[Find(drawn, norm.ScaleName).Offset + c], Is.EqualTo(entering).Within(1e-10 * scale), $"scale {c} of {norm.Name}");
                    shares[bias.Offset + c] += shares[Find(drawn, norm.ShiftName).Offset + c];
                }
            }
        }

        Flux.AssertConserved(drawn.Graph, shares);
    }

    // Of batch statistics the scale of what is normalised does not matter, but for epsilon.
    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-033")]
    public void ShareInTheLoss_OfAChannelInFrontOfBatchStatistics_IsThatOfEpsilon(SmallDefinition small, Seed seed)
    {
        var (drawn, definition) = (small.Case(seed), small.Definition());
        using var network = (TorchNetwork)drawn.Maker.Network();
        var gradient = new double[drawn.Layout.Count];
        network.LossAndGradient(drawn.Parameters, drawn.Batch, drawn.Loss, gradient);
        double[] shares = [.. gradient.Select((g, i) => g * drawn.Parameters[i])];
        using var inside = new TorchConvolution(definition, Precision.Double);
        var maps = inside.Maps([.. drawn.Parameters], [.. drawn.Batch.Inputs.ToArray()], NormalisationMode.BatchStatistics);
        var scale = shares.Sum(Math.Abs);
        foreach (var norm in definition.Nodes.OfType<NormalisationNode>())
        {
            var (weight, shape) = (Find(drawn, $"{norm.From}.weight"), definition.Shapes[norm.From]);
            for (var c = 0; c < shape.Channels; c++)
            {
                var channel = maps[norm.From].Chunk(shape.Pixels).Where((_, i) => i % shape.Channels == c).SelectMany(static pixels => pixels).ToArray();
                var variance = channel.Average(z => Math.Pow(z - channel.Average(), 2));
                var ofWeights = shares.Skip(weight.Offset + (c * weight.Columns)).Take(weight.Columns).Sum();
                if (norm.IsAffine)
                {
                    var expected = norm.Epsilon / (variance + norm.Epsilon) * shares[Find(drawn, norm.ScaleName).Offset + c];
                    Assert.That(ofWeights, Is.EqualTo(expected).Within(1e-9 * scale), $"channel {c} of {norm.From}");
                }
                else
                {
                    // The same share of what the channel's own outputs have in the loss, which is not known but no larger than what all parameters have.
                    Assert.That(ofWeights, Is.Zero.Within(norm.Epsilon / (variance + norm.Epsilon) * 4 * scale), $"channel {c} of {norm.From}");
                }
            }
        }
    }

    private static ParameterSlice Find(NetworkCase drawn, string name) => drawn.Layout.Slices.ToArray().Single(slice => slice.Name == name);

    private static double[] Draw(NetworkCase drawn, string purpose, int count)
    {
        var random = drawn.Stream(purpose);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }
}
