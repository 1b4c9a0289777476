using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Properties.Support;

namespace PlantNSeek.Properties.Planting.Graphs;

/// <summary>What cannot be planted gets one sentence with both values.</summary>
public sealed class GraphErrorTests
{
    [Test, Spec("GPLANT-020")]
    public void AHostThatIsTooNarrow_IsAnError()
    {
        void Fails(string message, string kind, ChannelMatching matching, int target, int host, int density = 100) => Assert.That(
            () => Plant(new GraphCase(kind, 1, target, 0, density, matching, default).Target, Random(ImageNetworks.Of(kind, host)), GraphPlantingOptions.Fair with { Matching = matching }),
            Throws.ArgumentException.With.Message.StartsWith(message));
        using (Assert.EnterMultipleScope())
        {
            Fails("the host has 2 channels for those of conv1; the target needs 3", "plain", ChannelMatching.LargestCosine, 3, 2);
            Fails("the host has 2 channels for those of stem; the target needs 4", "padded", ChannelMatching.Identity, 4, 2);
        }
    }

    // Two of three channels are used, the last of them among those.
    [Test, Spec("GPLANT-021")]
    public void OnlyTheChannelsThatTheTargetUses_NeedRoom()
    {
        var definition = ImageNetworks.Of("flattened", 3);
        var target = Random(definition);
        var (weight, bias) = (definition.Layout.Weight(0), definition.Layout.Bias(0));
        var lean = new MaskedNetwork(definition, target.Parameters, Mask.From(target.Parameters.Length, i => !(i < weight.Columns || i == bias.Offset)));
        var room = new NetworkDefinition("room", definition.Input, definition.Nodes.Select(node => node is ConvolutionNode c ? c with { Outputs = 2 } : node));
        Assert.That(Plant(lean, Random(room), GraphPlantingOptions.Fair).Receipt.Deviation.Relative, Is.LessThan(1e-12));
        Assert.That(
            () => Plant(lean, Random(room), GraphPlantingOptions.Fair with { Matching = ChannelMatching.Identity }),
            Throws.ArgumentException.With.Message.StartsWith("the host has 2 channels for those of conv; the target needs 3"));
    }

    [Test, Spec("GPLANT-022")]
    public void AHostOfOtherOperations_IsAnErrorThatNamesTheFirst()
    {
        var target = Random(ImageNetworks.Of("flattened", 2));
        void Fails(string message, Func<NetworkNode, IEnumerable<NetworkNode>> change, int channels = 2) => Assert.That(
            () => Plant(target, Random(new NetworkDefinition("other", new FeatureShape(channels, 5, 6), target.Definition.Nodes.SelectMany(change))), GraphPlantingOptions.Fair),
            Throws.ArgumentException.With.Message.Contains(message));
        using (Assert.EnterMultipleScope())
        {
            Fails("operation 1 of the host is ConvolutionNode { Name = conv,", node => [node is ConvolutionNode c ? c with { KernelRows = 1, KernelColumns = 1, Padding = 0 } : node]);
            Fails("operation 3 of the host is AveragePoolingNode", node => [node is MaxPoolingNode m ? new AveragePoolingNode(m.Name, m.From) : node]);
            Fails("the host other (2x5x6 to 3) has 8 operations without normalisations; the target flattened (2x5x6 to 3) has 7", node => node is FlattenNode f ? [f with { Name = "twice" }, f with { From = "twice" }] : [node]);
            Fails("the host other (3x5x6 to 3) and the target flattened (2x5x6 to 3) differ in what they read or give", node => [node], channels: 3);
        }
    }

    [Test, Spec("GPLANT-023")]
    public void AHostWithoutTheBiasThatIsNeeded_IsAnError()
    {
        var (target, host) = (Random(Chain(2, 1)), Random(Chain(2, 1, hasBias: false)));
        Assert.That(() => Plant(target, host, GraphPlantingOptions.Fair), Throws.ArgumentException.With.Message.Match("^conv1 of the host has 0 biases and no normalisation; the target needs one of [-0-9.]+ in channel 0"));
        Assert.That(Plant(Random(Chain(2, 1, hasBias: false)), Random(Chain(2, 2)), GraphPlantingOptions.Fair).Receipt.Deviation.Relative, Is.LessThan(1e-12));
    }

    [Test, Spec("GPLANT-024")]
    public void ANetworkTooDeepForItsScales_IsAnError()
    {
        MaskedNetwork All(NetworkDefinition definition, double value) => new(definition, [.. Enumerable.Repeat(value, definition.Layout.Count)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Plant(All(Chain(8, 1), 1), All(Chain(8, 1), 1e-10), GraphPlantingOptions.Fair),
                Throws.TypeOf<ArithmeticException>().With.Message.Match("^conv5.bias\\[0\\] of the planted host would be [0-9.E-]+, which as a float is 0: the network is too deep for the scales that it needs"));
            Assert.That(
                () => Plant(All(Chain(40, 1, hasBias: false), 1), All(Chain(40, 1, hasBias: false), 1e-10), GraphPlantingOptions.Fair),
                Throws.TypeOf<ArithmeticException>().With.Message.Match("^channel 0 of layer 31 would have the scale [0-9.E-]+; it must be finite and at least 2.2E-308"));
            Assert.That(Plant(All(Chain(20, 1, hasBias: false), 1), All(Chain(20, 1, hasBias: false), 1e-10), GraphPlantingOptions.Fair).Receipt.LogitScale, Is.EqualTo(1e-200).Within(1e-210));
        }
    }

    [Test, Spec("GPLANT-025")]
    public void ParametersThatAreNotFinite_AreErrors()
    {
        var definition = Chain(1, 1);
        Assert.That(() => new MaskedNetwork(definition, [1, double.NaN]), Throws.ArgumentException.With.Message.StartsWith("conv1.bias[0] is NaN; it must be finite"));
        Assert.That(() => new MaskedNetwork(definition, [1]), Throws.ArgumentException.With.Message.Contains("the parameter buffer has 1 entries; the layout of chain (1 to 1) has 2"));
        Assert.That(() => new MaskedNetwork(definition, [1, 2], Mask.All(3)), Throws.ArgumentException.With.Message.Contains("the mask has 3 entries; the layout of chain (1 to 1) has 2"));
    }

    [Test, Spec("GPLANT-019")]
    public void APlantedHost_CanBePutTogetherAgain()
    {
        var planted = Plant(Random(ImageNetworks.Of("pooled", 2)), Random(ImageNetworks.Of("pooled", 3)), GraphPlantingOptions.Fair);
        var inputs = ImageNetworks.Inputs(planted.Host.Definition, new RandomStream(1, "inputs"), 2);
        var again = new PlantedGraph(MaskedNetwork.FromSingle(planted.Host.Definition, planted.HostParameters, Mask.None(planted.HostParameters.Length)), planted.Receipt, inputs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.HostParameters, Is.EqualTo(planted.HostParameters));
            Assert.That(again.Host.Mask, Is.EqualTo(Mask.All(planted.HostParameters.Length)));
            Assert.That(again.Ticket().OutputsInSingle(inputs), Is.EqualTo(planted.Ticket().OutputsInSingle(inputs)));
            Assert.That(
                () => new PlantedGraph(planted.Host, planted.Receipt with { Mask = Mask.All(3) }, inputs),
                Throws.ArgumentException.With.Message.EqualTo($"the receipt's mask has 3 entries; the layout of pooled (2x5x6 to 3) has {planted.HostParameters.Length}"));
        }
    }

    private static PlantedGraph Plant(MaskedNetwork target, MaskedNetwork host, GraphPlantingOptions options) =>
        GraphPlanter.Plant(target, host, options, ImageNetworks.Inputs(target.Definition, new RandomStream(1, "inputs"), 2));

    private static MaskedNetwork Random(NetworkDefinition definition) => new(definition, ImageNetworks.Parameters(definition, new RandomStream(1, definition.Name)));

    // 1x1 convolutions on one pixel, ReLU between them.
    private static NetworkDefinition Chain(int layers, int width, bool hasBias = true)
    {
        var nodes = new List<NetworkNode>();
        for (var layer = 1; layer <= layers; layer++)
        {
            var from = layer == 1 ? NetworkNode.Input : $"relu{layer - 1}";
            nodes.Add(new ConvolutionNode($"conv{layer}", from, layer == layers ? 1 : width, 1, 1, HasBias: hasBias));
            if (layer < layers)
            {
                nodes.Add(new ReluNode($"relu{layer}", $"conv{layer}"));
            }
        }

        return new NetworkDefinition("chain", new FeatureShape(1), nodes);
    }
}
