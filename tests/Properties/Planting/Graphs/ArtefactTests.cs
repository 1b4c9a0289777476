using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Training;

namespace PlantNSeek.Properties.Planting.Graphs;

/// <summary>What the published program does to planted tickets, one artefact at a time, each on the smallest network that shows it.</summary>
public sealed class ArtefactTests
{
    private static readonly GraphPlantingOptions Plain = GraphPlantingOptions.Fair with { Matching = ChannelMatching.Identity, Scale = ChannelScale.FirstWeight };

    // relu(-x) for relu(x).
    [Test, Spec("GPLANT-060")]
    public void V2_ASignedScale_DestroysTheFunction()
    {
        var (target, host) = (Net(1, 1, weights: [1], head: [1]), Net(1, 1, weights: [-1], head: [1]));
        var signed = Plant(target, host, Plain.Turned("V2"), 1, -1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(signed.ChannelScales[1], Is.EqualTo((double[])[-1]));
            Assert.That(signed.Deviation.Largest, Is.EqualTo(1));
            Assert.That(Plant(target, host, Plain, 1, -1).Deviation.Largest, Is.Zero);
            Assert.That(Plant(target, host, GraphPlantingOptions.Fair.Turned("V2"), 1, -1).Deviation.Largest, Is.EqualTo(1), "by norms");
        }
    }

    [Test, Spec("GPLANT-060")]
    public void V2_Alone_IsWhatDestroysTheFunction_InALargerNetwork([Values("plain", "pooled", "projected")] string kind)
    {
        var c = new GraphCase(kind, 1, 4, 2, 60, default, default);
        GraphDeviation Deviation(GraphPlantingOptions options) => GraphPlanter.Plant(c.Target, c.Host, options, c.Inputs).Receipt.Deviation;
        var published = GraphPlantingOptions.Paper with { FirstAliveInput = false, DropsConstantChannels = false };
        Assert.That(Deviation(published).Relative, Is.GreaterThan(0.1));
        Assert.That(Deviation(published.Turned("V2")).Relative, Is.LessThan(1e-12));
    }

    [Test, Spec("GPLANT-061")]
    public void V3_UnequalLogits_MisjudgeTheExactTicket()
    {
        var (target, host) = (Net(1, 2, weights: [1], head: [2, 1]), Net(1, 2, weights: [1], head: [1, 3]));
        var (unequal, equal) = (Plant(target, host, Plain.Turned("V3"), 1), Plant(target, host, Plain, 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unequal.OutputScales, Is.EqualTo((double[])[0.5, 3]));
            Assert.That(unequal.LogitScale, Is.NaN);
            Assert.That((unequal.Deviation.Largest, unequal.Deviation.Agreement), Is.EqualTo((0.0, 0.0)));
            Assert.That(equal.LogitScale, Is.EqualTo(Math.Sqrt(1.5)).Within(1e-15));
            Assert.That(equal.Deviation.Agreement, Is.EqualTo(1));
        }
    }

    // The layer densities of a SynFlow ticket of density .01 of VGG16 in the tables of Synaptic-Flow.
    [Test, Spec("GPLANT-062")]
    public void V4_OneDensityInEveryLayer_CannotContainTheTicket()
    {
        int[] sizes = [1728, 36864, 73728, 147456, 294912, 589824, 589824, 1179648, 2359296, 2359296, 2359296, 2359296, 2359296, 5120];
        double[] densities = [.94, .302, .153, .079, .039, .020, .019, .0098, .0050, .0048, .0046, .0043, .0048, .201];
        int[] ticket = [.. sizes.Zip(densities, (n, d) => (int)Math.Round(n * d))];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (density, bound) in ((double, double)[])[(.01, .61), (.05, .83), (.1, .90), (.2, .96), (.5, .995)])
            {
                Assert.That(ContainmentBound.OfOneDensity(ticket, sizes, new Density(density)), Is.EqualTo(bound).Within(.006), $"{density}");
            }

            Assert.That(ContainmentBound.OfOneDensity(ticket, sizes, new Density(.93)), Is.LessThan(1));
            Assert.That(ContainmentBound.OfOneDensity(ticket, sizes, new Density(.95)), Is.EqualTo(1));
            Assert.That(ContainmentBound.OfLayers(ticket, ticket), Is.EqualTo(1));
            Assert.That(ContainmentBound.OfOneRanking(ticket, ticket.Sum()), Is.EqualTo(1));
            Assert.That(ContainmentBound.OfOneRanking([3, 1], 1), Is.EqualTo(.25));
            Assert.That(ContainmentBound.OfLayers([3, 1], [1, 5]), Is.EqualTo(.5));
            Assert.That(() => ContainmentBound.OfLayers([0, 0], [1, 1]), Throws.ArgumentException.With.Message.StartsWith("the ticket has 0 parameters in 2 layers; it has at least 1"));
            Assert.That(() => ContainmentBound.OfLayers([1], [1, 1]), Throws.ArgumentException.With.Message.EqualTo("the budget has 2 entries; the ticket has 1"));
        }
    }

    [Test, Spec("GPLANT-063")]
    public void V5_AnotherNormalisationOfTheInputs_IsAnotherFunction()
    {
        var (target, host) = (Net(1, 1, weights: [1], head: [1]), Net(1, 1, weights: [2], head: [1]));
        var half = new InputMismatch([0], [0.25], [0], [0.5]);
        var seen = InputMismatch.Published.Apply([1, 1, 1, 0, 0, 0], 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Plant(target, host, Plain with { Inputs = half }, 1).Deviation.Largest, Is.EqualTo(0.5));
            Assert.That(Plant(target, host, Plain, 1).Deviation.Largest, Is.Zero);
            Assert.That(() => half.Apply([1, 2, 3], 2), Throws.ArgumentException.With.Message.StartsWith("the inputs have 3 numbers; a sample has 1 channels of 2"));
            Assert.That(() => (half with { PlantedMeans = [0, 0] }).Apply([1], 1), Throws.ArgumentException.With.Message.EqualTo("the list of means where it is planted has 2 entries; that where it was made has 1"));
            Assert.That(seen, Is.EqualTo((double[])[0.476, 0.45, 0.418, -0.018, -0.036, -0.106]).Within(1e-12));
        }
    }

    [Test, Spec("GPLANT-064")]
    public void V6_ThePrunedWeightOfTheFirstAliveInput_MakesAScaleInfinite()
    {
        var host = Net(2, 2, weights: [1, 2], head: [3, 4, 5, 6]);
        var (pruned, dense) = (Net(2, 2, weights: [1, 1], head: [0, 1, 1, 0]), Net(2, 2, weights: [1, 1], head: [5, 1, 1, 7]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Plant(pruned, host, Plain.Turned("V6"), 1), Throws.TypeOf<ArithmeticException>().With.Message.StartsWith("channel 0 of layer 2 would have the scale Infinity"));
            Assert.That(Plant(pruned, host, Plain, 1).Deviation.Largest, Is.Zero);
            Assert.That(Plant(dense, host, Plain.Turned("V6"), 1).ChannelScales[^1], Is.EqualTo(Plant(dense, host, Plain, 1).ChannelScales[^1]));
        }
    }

    [Test, Spec("GPLANT-065")]
    public void V7_AConstantChannel_IsLost()
    {
        var (target, host) = (Net(2, 1, weights: [1, 0], head: [1, 1], biases: [0, 1]), Net(2, 1, weights: [1, 2], head: [3, 4], biases: [5, 6]));
        var (dropped, kept) = (Plant(target, host, Plain.Turned("V7"), 1, -1), Plant(target, host, Plain, 1, -1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dropped.Deviation.Largest, Is.EqualTo(1));
            Assert.That((dropped.WeightCount, dropped.BiasCount), Is.EqualTo((2, 0)));
            Assert.That(kept.Deviation.Largest, Is.LessThan(1e-15));
            Assert.That((kept.WeightCount, kept.BiasCount), Is.EqualTo((3, 1)));
        }
    }

    [Test, Spec("GPLANT-066")]
    public void EachArtefact_HasALineOfFact_AndWhatShowsItExists()
    {
        string[] members = [.. typeof(GraphPlanter).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(GraphPlanter).Namespace || t == typeof(BiasScores) || t == typeof(LearningRateSchedule) || t == typeof(MultishotSettings)).SelectMany(t => t.GetMembers().Select(m => m.Name).Append(t.Name))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PublishedArtefact.All.Select(a => a.Id), Is.EqualTo(Enumerable.Range(1, 18).Select(n => $"V{n}")));
            Assert.That(PublishedArtefact.All.Select(a => a.Fact), Is.Unique.And.None.Empty);
            Assert.That(PublishedArtefact.All.Select(a => a.ShownBy).OfType<string>(), Is.SubsetOf(members));
            Assert.That(() => Plain.Turned("V11"), Throws.ArgumentException.With.Message.StartsWith("'V11' is no switch of the planter; known are V2, V3, V6 and V7"));
            Assert.That(Plain.Turned("V2").Turned("V3").Turned("V6").Turned("V7"), Is.EqualTo(GraphPlantingOptions.Paper));
        }
    }

    private static GraphReceipt Plant(MaskedNetwork target, MaskedNetwork host, GraphPlantingOptions options, params double[] inputs) => GraphPlanter.Plant(target, host, options, inputs).Receipt;

    // One input, a 1x1 convolution, ReLU, a linear layer.
    private static MaskedNetwork Net(int channels, int outputs, double[] weights, double[] head, double[]? biases = null)
    {
        var definition = new NetworkDefinition(
            "net", new FeatureShape(1, 1, 1), new ConvolutionNode("conv", NetworkNode.Input, channels, 1, 1), new ReluNode("relu", "conv"), new LinearNode("fc", "relu", outputs));
        return new MaskedNetwork(definition, [.. weights, .. biases ?? new double[channels], .. head, .. new double[outputs]]);
    }
}
