using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;

namespace PlantNSeek.TorchSharp.Tests.Training;

/// <summary>Every seeker on every kind of network, on libtorch.</summary>
public sealed class SeekerTests : LibtorchFixture
{
    private static readonly FeatureShape Image = new(2, 4, 4);

    private static readonly Dictionary<string, NetworkGraph> Kinds = new()
    {
        ["dense"] = new Architecture(4, 8, 3).Graph,
        ["convolution"] = new NetworkDefinition("convolution", Image, ConvolutionNode.Square3("conv", NetworkNode.Input, 3), new ReluNode("relu", "conv"), new LinearNode("fc", "relu", 3)).Graph,
        ["residual"] = new NetworkDefinition(
            "residual", Image, ConvolutionNode.Square3("stem", NetworkNode.Input, 3), new ReluNode("relu", "stem"), ConvolutionNode.Square3("conv", "relu", 3), new SumNode("sum", "conv", "relu"),
            new ReluNode("relu2", "sum"), new GlobalAverageNode("pool", "relu2"), new LinearNode("fc", "pool", 3)).Graph,
        ["BatchNorm"] = new NetworkDefinition(
            "BatchNorm", Image, ConvolutionNode.Square3("conv", NetworkNode.Input, 3, hasBias: false), new NormalisationNode("bn", "conv"), new ReluNode("relu", "bn"), new MaxPoolingNode("pool", "relu"),
            new LinearNode("fc", "pool", 3)).Graph,
    };

    public static IEnumerable<object[]> Cases => from kind in Kinds from seeker in SeekerCatalog.For(kind.Value) select new object[] { kind.Key, seeker.Name };

    [TestCaseSource(nameof(Cases)), Spec("TORCH-054")]
    public void ASeeker_FindsATicketOfTheBudget_TheSameTwice(string kind, string seeker)
    {
        var model = TorchModel.Of(Kinds[kind]);
        using var network = new TorchNetwork(model);
        var (layout, random) = (model.Layout, new RandomStream(1, "seekers"));
        var parameters = Initialisation.Draw(model.Graph.AsDefinition!, InitialisationRule.HeScaledBiases, random);
        var data = Batch.Classification([.. Enumerable.Range(0, 12 * model.InputWidth).Select(_ => (float)random.NextNormal())], model.InputWidth, [.. Enumerable.Range(0, 12).Select(i => i % 3)], 3);
        var count = layout.PrunableCount / 3;
        FoundTicket Seek() => SeekerCatalog.ByName(seeker).Seek(
            SeekingProblem.Of(network, new TorchTrainer(model), parameters, data.Slice(0, 6), data, PruningBudget.Keep(count), new RandomStream(2, "seek")));
        var found = Seek();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Mask.PrunableKept(layout), Is.EqualTo(count));
            Assert.That(Enumerable.Range(layout.PrunableCount, layout.Count - layout.PrunableCount).All(i => found.Mask[i]), Is.True, "what is never pruned is kept");
            Assert.That(Seek().Mask, Is.EqualTo(found.Mask), "again");
        }
    }
}
