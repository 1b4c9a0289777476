using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Properties.Support;

namespace PlantNSeek.Properties.Planting.Graphs;

public sealed class StreamTests
{
    [Spec("GPLANT-010")]
    [TestCase("plain", "input 2, conv1 3, conv2 4, conv3 3, fc 3")]
    [TestCase("pooled", "input 2, conv1 3, conv2 4, conv3 3, fc 3")]
    [TestCase("flattened", "input 2, conv 3, fc1 4, fc2 3")]
    [TestCase("normalised", "input 2, conv1 3, conv2 3, fc 3")]
    [TestCase("padded", "input 2, stem 3, conv1 4, conv3 3, conv4 3, fc 3")]
    [TestCase("projected", "input 2, stem 3, conv1 4, conv2 5, fc 3")]
    public void Streams_AreWhatAConvolutionOrLinearLayerBegins(string kind, string expected) => Assert.That(Names(ImageNetworks.Of(kind, 3).Graph), Is.EqualTo(expected));

    // The residual channels of ResNet-20 are one chain of stages, each with those that its shortcut adds; the nine inner streams are the blocks' own.
    [Spec("GPLANT-010")]
    [TestCase("resnet20", 12, 16 + 16 + 32)]
    [TestCase("resnet18", 4 + 8, 64 + 128 + 256 + 512)]
    public void AResidualNetwork_HasOneStreamABlock_AndThoseOfItsSums(string model, int hidden, int residual)
    {
        var streams = ChannelStreams.Of(ModelCatalog.Make(model, ModelShape.Cifar()).Graph);
        Assert.That(streams.All.Count(s => !s.IsInput && !s.IsOutput), Is.EqualTo(hidden));
        Assert.That(streams.All.Where(s => s.Levels.Length > 1).Sum(s => s.Width), Is.EqualTo(residual));
    }

    [Test, Spec("GPLANT-011")]
    public void ThroughAPaddedShortcut_AChannelIsTheSame_FurtherOn()
    {
        var graph = ImageNetworks.Of("padded", 3).Graph;
        var streams = ChannelStreams.Of(graph);
        var last = graph.Widths.Length - 2;
        var stem = streams.All.Single(s => s.Name == "stem");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stem.Levels.Last(), Is.EqualTo(last));
            Assert.That(Enumerable.Range(0, 3).Select(member => (stem.ChannelIn(1, member), stem.ChannelIn(last, member))), Is.EqualTo(((int, int)[])[(0, 1), (1, 2), (2, 3)]));
            Assert.That(streams.All.Single(s => s.Name == "conv4").Channels.Last(), Is.EqualTo((int[])[0, 4, 5]));
            Assert.That(streams.PlaceOf(last, 4), Is.EqualTo((streams.All.ToList().FindIndex(s => s.Name == "conv4"), 1)));
        }
    }

    [Test, Spec("GPLANT-012")]
    public void WhatHasNoStreams_IsAnError()
    {
        var layout = ImageNetworks.Of("plain", 3).Layout;
        var joined = new NetworkGraph(ParameterLayout.Of([]), [2, 3], [new Connection(0, 1, null), new Connection(0, 1, null, 1, 1)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => ChannelStreams.Of(NetworkGraph.Unknown(layout)),
                Throws.TypeOf<NotSupportedException>().With.Message.EqualTo($"which channels belong together is unknown: how the parameters of {layout} are connected is not known"));
            Assert.That(
                () => ChannelStreams.Of(joined),
                Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("channels 0 and 1 are joined with each other in level 0; a channel is at most once in a level"));
        }
    }

    private static string Names(NetworkGraph graph) => string.Join(", ", ChannelStreams.Of(graph).All.Select(s => $"{s.Name} {s.Width}"));
}
