using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.TorchSharp.Tests.Small;

namespace PlantNSeek.TorchSharp.Tests.Laws;

/// <summary>Scores of networks that compute the same: with channels in another order, or scaled.</summary>
[TestFixture]
public class SymmetryLawTests : LibtorchFixture
{
    private static readonly IPruner[] Pruners = [PrunerCatalog.Magnitude, PrunerCatalog.Snip, PrunerCatalog.Grasp, PrunerCatalog.SynFlow];

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-034")]
    public void ChannelsInAnotherOrder_TakeTheirScoresAlong(SmallDefinition small, Seed seed)
    {
        var drawn = small.Case(seed).WithRandomMask();
        var (moved, where) = drawn.PermuteHidden();
        using var network = (TorchNetwork)drawn.Maker.Network();
        foreach (var pruner in Pruners)
        {
            AssertEqual(Moved(pruner.Scores(moved.Context(network)), where), pruner.Scores(drawn.Context(network)), drawn.Layout, pruner.Name);
        }

        AssertEqual(Moved(Shares(moved, network), where), Shares(drawn, network), drawn.Layout, "|theta * gradient|");
    }

    [PinnedProperty(MaxTest = 60, Arbitrary = [typeof(SmallDefinitions)]), Spec("TORCH-035")]
    public void ChannelsScaledByPowersOfTwo_KeepTheScoresOfSnipAndSynFlow(SmallDefinition small, Seed seed)
    {
        var drawn = small.WithoutNormalisations().Case(seed);
        var scaled = drawn.RescaleHidden();
        using var network = (TorchNetwork)drawn.Maker.Network();
        foreach (var pruner in (IPruner[])[PrunerCatalog.Snip, PrunerCatalog.SynFlow])
        {
            AssertEqual(pruner.Scores(scaled.Context(network)), pruner.Scores(drawn.Context(network)), drawn.Layout, pruner.Name);
        }

        // A control: what is scaled has other magnitudes, and they score otherwise.
        var magnitudes = PrunerCatalog.Magnitude.Scores(scaled.Context(network));
        Assert.That(magnitudes.SequenceEqual(PrunerCatalog.Magnitude.Scores(drawn.Context(network))), Is.EqualTo(scaled.Parameters.SequenceEqual(drawn.Parameters)), "Magnitude");
    }

    // By a power of two to the last bit; by a negative factor by more than any rounding.
    [TestCase(4f)]
    [TestCase(-1f)]
    [Spec("TORCH-036")]
    public void AChannelScaledByAPositiveFactor_KeepsTheFunction_AndByANegativeOneNot(float factor)
    {
        var definition = new NetworkDefinition(
            "drawn", new FeatureShape(2, 4, 4), ConvolutionNode.Square3("conv", NetworkNode.Input, 3), new ReluNode("relu", "conv"),
            new GlobalAverageNode("mean", "relu"), new LinearNode("fc", "mean", 2));
        var model = TorchModel.Of(definition);
        using var network = new TorchNetwork(model, options: new TorchOptions { Precision = Precision.Double });
        var drawn = NetworkCase.Of(new NetworkMaker("drawn", model.Graph, model.InputWidth, model.OutputWidth, () => network, () => throw new NotSupportedException()), 1);
        var (scaled, layout) = ((float[])drawn.Parameters.Clone(), model.Layout);
        for (var i = 0; i < layout.Weight(0).Columns; i++)
        {
            scaled[layout.WeightIndex(0, 1, i)] *= factor;
        }

        scaled[layout.BiasIndex(0, 1)] *= factor;
        for (var o = 0; o < 2; o++)
        {
            scaled[layout.WeightIndex(1, o, 1)] /= factor;
        }

        float[] Outputs(float[] parameters)
        {
            var outputs = new float[drawn.Batch.Count * model.OutputWidth];
            network.Outputs(parameters, drawn.Batch.Inputs, outputs);
            return outputs;
        }

        var difference = Outputs(scaled).Zip(Outputs(drawn.Parameters), static (a, b) => Math.Abs(a - b)).Max();
        Assert.That(difference, factor > 0 ? Is.Zero : Is.GreaterThan(1e-2));
    }

    private static double[] Moved(double[] scores, int[] where) => [.. where.Select(i => scores[i])];

    private static double[] Shares(NetworkCase drawn, TorchNetwork network)
    {
        var (context, gradient) = (drawn.Context(network), new double[drawn.Layout.Count]);
        network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, gradient);
        return [.. gradient.Zip(context.Parameters.ToArray(), static (g, t) => Math.Abs(g * t))];
    }

    private static void AssertEqual(double[] ours, double[] expected, ParameterLayout layout, string what)
    {
        var scale = expected.Max(Math.Abs);
        Assert.That(Enumerable.Range(0, ours.Length).Where(i => !(Math.Abs(ours[i] - expected[i]) <= 1e-9 * scale)).Select(layout.Describe), Is.Empty, what);
    }
}
