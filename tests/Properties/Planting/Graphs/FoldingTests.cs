using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Properties.Support;

namespace PlantNSeek.Properties.Planting.Graphs;

public sealed class FoldingTests
{
    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-013")]
    public void Folding_KeepsTheFunction_AndLeavesNoNormalisation(GraphCase c)
    {
        var folded = NormalisationFolding.Fold(c.Target);
        Assert.That(folded.Definition.Nodes.OfType<NormalisationNode>(), Is.Empty);
        Assert.That(GraphCases.Difference(GraphCases.Slow(folded, c.Inputs), GraphCases.Slow(c.Target, c.Inputs)), Is.LessThan(1e-12));
        Assert.That(folded.Mask.KeptIndices(), Is.EqualTo(Enumerable.Range(0, folded.Parameters.Length).Where(i => folded.Parameters[i] != 0)));
    }

    // The host has random statistics and scales, which the ticket's channels must not feel.
    [Test, Spec("GPLANT-014")]
    public void InAHostWithNormalisations_TheTicketsChannels_AreShiftedOnly([Values("normalised", "projected", "normalised-padded")] string kind)
    {
        var planted = new GraphCase(kind, 3, 3, 2, 60, ChannelMatching.LargestCosine, ChannelScale.NormKeeping).Planted;
        var (layout, graph) = (planted.Host.Definition.Layout, planted.Host.Definition.Graph);
        foreach (var (norm, gate) in planted.Host.Definition.Nodes.OfType<NormalisationNode>().Zip(graph.Gates))
        {
            double At(string tensor, int channel) => planted.Host.Parameters[layout.Slices.ToArray().Single(s => s.Name == $"{norm.Name}.{tensor}").Offset + channel];
            foreach (var channel in planted.Receipt.HostChannels[gate.Level].Where(channel => channel >= 0))
            {
                Assert.That(At("running_var", channel) + norm.Epsilon, Is.EqualTo(1).Within(1e-15));
                Assert.That((norm.IsAffine ? At("weight", channel) : 1, norm.IsAffine ? At("running_mean", channel) : 0), Is.EqualTo((1.0, 0.0)));
            }
        }
    }

    [Test, Spec("GPLANT-015")]
    public void ATargetWithNormalisations_FitsIntoAHostWithoutThem_AndTheOtherWayRound()
    {
        var with = new GraphCase("normalised", 5, 3, 0, 60, default, default).Target;
        var without = NormalisationFolding.Fold(with);
        var inputs = ImageNetworks.Inputs(with.Definition, new RandomStream(1, "inputs"));
        MaskedNetwork Host(NetworkDefinition definition) => new(definition, ImageNetworks.Parameters(definition, new RandomStream(2, "host")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GraphPlanter.Plant(with, Host(NormalisationFolding.Fold(ImageNetworks.Of("normalised", 5))), GraphPlantingOptions.Fair, inputs).Receipt.Deviation.Relative, Is.LessThan(1e-12));
            Assert.That(GraphPlanter.Plant(without, Host(ImageNetworks.Of("normalised", 5)), GraphPlantingOptions.Fair, inputs).Receipt.Deviation.Relative, Is.LessThan(1e-12));
        }
    }

    [Test, Spec("GPLANT-016")]
    public void ANormalisation_WithoutALayerOfItsOwn_IsAnErrorThatNamesBoth()
    {
        var image = new FeatureShape(1, 2, 2);
        NetworkDefinition Of(params NetworkNode[] nodes) => new("net", image, [ConvolutionNode.Square3("conv", NetworkNode.Input, 1), .. nodes, new GlobalAverageNode("pool", nodes[^1].Name)]);
        void Fails(string message, NetworkDefinition definition) => Assert.That(() => NormalisationFolding.Fold(definition), Throws.TypeOf<NotSupportedException>().With.Message.StartsWith(message));
        using (Assert.EnterMultipleScope())
        {
            Fails("bn normalises sum; only what a convolution", Of(new SumNode("sum", "conv", "conv"), new NormalisationNode("bn", "sum")));
            Fails("bn normalises conv; only what a convolution", Of(new NormalisationNode("bn", "conv"), new SumNode("sum", "bn", "conv")));
            Fails("bn normalises input; only what a convolution", Of(new NormalisationNode("bn", NetworkNode.Input)));
        }
    }
}
