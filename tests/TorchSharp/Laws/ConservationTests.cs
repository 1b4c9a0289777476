using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tests.Small;

namespace PlantNSeek.TorchSharp.Tests.Laws;

/// <summary>
/// theta * dR/dtheta for a function R of the outputs: what enters a channel leaves it, through convolutions, ReLU, pooling and sums, since each of them scales
/// what it gives as what it is given (almost everywhere).
/// </summary>
[TestFixture]
public class ConservationTests : LibtorchFixture
{
    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-030")]
    public void SynFlow_EntersEachStreamOfChannels_AsItLeavesIt(SmallDefinition small, Seed seed)
    {
        var drawn = small.Case(seed).WithRandomMask();
        using var network = (TorchNetwork)drawn.Maker.Network();
        Flux.AssertConserved(drawn.Graph, PrunerCatalog.SynFlow.Scores(drawn.Context(network)));
    }

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-030")]
    public void ShareInAnyFlow_EntersEachStreamOfChannels_AsItLeavesIt(SmallDefinition small, Seed seed)
    {
        var drawn = small.Case(seed);
        using var network = (TorchNetwork)drawn.Maker.Network();
        double[] theta = [.. drawn.Parameters], shares = new double[theta.Length];
        network.OutputGradient(theta, Draw(drawn, "input", network.InputWidth), Draw(drawn, "weights", network.OutputWidth), shares);
        Flux.AssertConserved(drawn.Graph, [.. shares.Select((g, i) => g * theta[i])]);
    }

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-030")]
    public void ShareInTheLoss_EntersEachStreamOfChannels_AsItLeavesIt(SmallDefinition small, Seed seed)
    {
        var drawn = small.WithoutNormalisations().Case(seed);
        using var network = (TorchNetwork)drawn.Maker.Network();
        var shares = new double[drawn.Layout.Count];
        network.LossAndGradient(drawn.Parameters, drawn.Batch, drawn.Loss, shares);
        Flux.AssertConserved(drawn.Graph, [.. shares.Select((g, i) => g * drawn.Parameters[i])]);
    }

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-031")]
    public void SynFlow_OfEachLayerOfAChain_IsTheSumOfTheOutputs(SmallDefinition small, Seed seed)
    {
        var drawn = small.WithoutShortcuts().WithoutNormalisations().Case(seed);
        using var network = (TorchNetwork)drawn.Maker.Network();
        var (scores, layout, outputs) = (PrunerCatalog.SynFlow.Scores(drawn.Context(network)), drawn.Layout, new float[network.OutputWidth]);
        network.Outputs([.. drawn.Parameters.Select(Math.Abs)], [.. Enumerable.Repeat(1f, network.InputWidth)], outputs);
        var (sum, behind) = ((double)outputs.Sum(), 0.0);
        for (var layer = layout.LayerCount - 1; layer >= 0; layer--)
        {
            behind += Sum(scores, layout.Bias(layer));
            Assert.That(Sum(scores, layout.Weight(layer)) + behind, Is.EqualTo(sum).Within(1e-5 * sum), $"layer {layer + 1} with the biases from there on");
        }
    }

    private static double Sum(double[] scores, ParameterSlice slice) => scores.Skip(slice.Offset).Take(slice.Length).Sum();

    private static double[] Draw(NetworkCase drawn, string purpose, int count)
    {
        var random = drawn.Stream(purpose);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }
}
