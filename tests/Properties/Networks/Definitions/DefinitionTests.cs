using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Properties.Networks.Definitions;

/// <summary>What follows from a list of operations.</summary>
public sealed class DefinitionTests
{
    private static readonly FeatureShape Image = new(2, 4, 4);

    [Test, Spec("DEFN-001")]
    public void TheLayout_HasWhatCanBePrunedFirst_AndStatisticsLast()
    {
        var definition = new NetworkDefinition(
            "two", Image, new NormalisationNode("first", NetworkNode.Input), new ConvolutionNode("conv", "first", 3, 3, 2, 1, 1), new NormalisationNode("bn", "conv", IsAffine: false),
            new ReluNode("relu", "bn"), new GlobalAverageNode("pool", "relu"), new LinearNode("fc", "pool", 2, HasBias: false));
        Assert.That(
            definition.Layout.Slices.ToArray().Where(s => s.Length > 0).Select(s => $"{s.Name} {s.Shape} {s.Kind}"),
            Is.EqualTo((string[])[
                "conv.weight [3, 2, 3, 2] Weight", "conv.bias [3] Bias", "fc.weight [2, 3] Weight", "first.weight [2] Scale", "first.bias [2] Shift",
                "first.running_mean [2] Statistic", "first.running_var [2] Statistic", "bn.running_mean [3] Statistic", "bn.running_var [3] Statistic",
            ]));
        Assert.That(definition.Shapes["conv"], Is.EqualTo(new FeatureShape(3, 4, 5)));
    }

    [Spec("DEFN-003")]
    [TestCase("conv reads 'relu', which is no node before it", "conv:relu")]
    [TestCase("two nodes are called 'conv'", "conv:input", "conv:conv")]
    [TestCase("two nodes are called 'input'", "input:input")]
    [TestCase("kernel is 7 long; its input is 4 with a padding of 1", "big:input")]
    [TestCase("odd: conv gives 3x4x4 and input gives 2x4x4", "conv:input", "odd:conv+input")]
    [TestCase("gives 3x4x4, by conv; outputs have no pixels", "conv:input")]
    [TestCase("conv reads pad, a padded shortcut", "pad:input", "conv:pad", "fc:conv")]
    [TestCase("has no nodes")]
    public void WhatDoesNotFit_IsAnErrorThatNamesIt(string message, params string[] nodes)
    {
        var made = nodes.Select(text => text.Split(':')).Select(part => (NetworkNode)(part[0] switch
        {
            "big" => new ConvolutionNode("big", part[1], 3, 7, 7, 1, 1),
            "odd" => new SumNode("odd", part[1].Split('+')[0], part[1].Split('+')[1]),
            "pad" => new PaddedShortcutNode("pad", part[1], 1, 0, 1),
            "fc" => new LinearNode("fc", part[1], 2),
            var name => ConvolutionNode.Square3(name, part[1], 3),
        }));
        Assert.That(() => new NetworkDefinition("net", Image, made).Graph, Throws.ArgumentException.With.Message.Contains(message));
    }

    [Test, Spec("DEFN-004")]
    public void AnArchitecture_AndItsOperations_HaveOneGraph([Values] bool biases)
    {
        var architecture = biases ? new Architecture(2, 5, 3, 4) : Architecture.WithoutBiases(2, 5, 3, 4);
        var definition = architecture.Graph.AsDefinition!;
        var renamed = new NetworkDefinition(definition.Name, definition.Input, definition.Nodes.Select(n => n is LinearNode { Name: "layer3" } last ? last with { Name = "last" } : n));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(definition.Graph.AsChain, Is.EqualTo(architecture));
            Assert.That(definition.Graph.AsDefinition, Is.EqualTo(definition));
            Assert.That(definition.Layout, Is.EqualTo(architecture.Layout));
            Assert.That(renamed.Graph.AsChain, Is.Null);
            Assert.That(renamed.Graph.AsDefinition, Is.SameAs(renamed));
            Assert.That(renamed.Graph.Connections, Is.EqualTo(architecture.Graph.Connections));
            Assert.That(NetworkGraph.Unknown(architecture.Layout).AsDefinition, Is.Null);
        }
    }

    [Test, Spec("DEFN-005")]
    public void ANormalisation_GatesALevelOfItsOwn_WhereItsInputIsReadAgain()
    {
        NetworkDefinition Of(string shortcut) => new(
            "pre", Image, ConvolutionNode.Square3("stem", NetworkNode.Input, 3), new NormalisationNode("bn", "stem"), ConvolutionNode.Square3("conv", "bn", 3),
            new SumNode("sum", "conv", shortcut), new GlobalAverageNode("pool", "sum"), new LinearNode("fc", "pool", 2));
        var (apart, together) = (Of("stem").Graph, Of("bn").Graph);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(apart.Gates.Single().Level, Is.EqualTo(2), "behind an identity");
            Assert.That(apart.Connections.Where(c => c.Layer is null).Select(c => (c.From, c.To)), Is.EquivalentTo(((int, int)[])[(1, 2), (3, 4), (1, 4)]));
            Assert.That(together.Gates.Single().Level, Is.EqualTo(1));
            Assert.That(together.Widths, Has.Length.EqualTo(5));
        }
    }

    [Test, Spec("DEFN-006")]
    public void TwoDefinitions_AreEqual_WhereAllThatTheySayIs()
    {
        NetworkDefinition Of(string name, int channels, int stride) => new(name, new FeatureShape(channels, 4, 4), ConvolutionNode.Square3("conv", NetworkNode.Input, 3, stride), new LinearNode("fc", "conv", 2));
        var (one, same) = (Of("a", 2, 1), Of("a", 2, 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(same).And.Not.SameAs(same));
            Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
            Assert.That(one, Is.Not.EqualTo(Of("b", 2, 1)).And.Not.EqualTo(Of("a", 3, 1)).And.Not.EqualTo(Of("a", 2, 2)));
            Assert.That(ModelCatalog.Make("vgg8", ModelShape.Cifar(0.125)), Is.EqualTo(ModelCatalog.Make("VGG8", ModelShape.Cifar(0.125))));
        }
    }
}
