using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Properties.Support;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Properties.Planting.Graphs;

/// <summary>What is a symmetry of a network of images and what is none, tensor by tensor and on the slow implementation alone.</summary>
public sealed class SymmetryTests
{
    private const double Equal = 1e-12;
    private const double Broken = 1e-3;

    [Test, Spec("GPLANT-042")]
    public void Y3_AFactorBelowZero_BreaksTheFunction()
    {
        ByHand Scaled(double s) => Net("plain").ScaleRow(1, s, "conv1.weight", "conv1.bias").ScaleColumns(1, 9, 1 / s, "conv2.weight");
        Assert.That(Scaled(3).Difference(Inputs("plain")), Is.LessThan(Equal));
        Assert.That(Scaled(-3).Difference(Inputs("plain")), Is.GreaterThan(Broken));
    }

    [Test, Spec("GPLANT-043")]
    public void Y4_Pooling_ByMaximaAndMeans_KeepsPlacesAndFactors()
    {
        var moved = Net("pooled").SwapRows(0, 2, "conv1.weight", "conv1.bias").SwapColumns(0, 2, 9, "conv2.weight")
            .ScaleRow(1, 5, "conv2.weight", "conv2.bias").ScaleColumns(1, 1, 0.2, "conv3.weight").ScaleRow(0, 7, "conv1.weight", "conv1.bias").ScaleColumns(0, 9, 1 / 7.0, "conv2.weight");
        Assert.That(moved.Difference(Inputs("pooled")), Is.LessThan(Equal));
        Assert.That(Net("pooled").ScaleRow(0, -7, "conv1.weight", "conv1.bias").ScaleColumns(0, 9, -1 / 7.0, "conv2.weight").Difference(Inputs("pooled")), Is.GreaterThan(Broken));
    }

    [Test, Spec("GPLANT-044")]
    public void Y5_BehindAFlattening_AChannelIsABlockOfPixels()
    {
        var pixels = ImageNetworks.Of("flattened", 3).Shapes["max"].Pixels;
        ByHand Swapped() => Net("flattened").SwapRows(0, 2, "conv.weight", "conv.bias");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pixels, Is.GreaterThan(1));
            Assert.That(Swapped().SwapColumns(0, 2, pixels, "fc1.weight").Difference(Inputs("flattened")), Is.LessThan(Equal));
            Assert.That(Swapped().SwapColumns(0, 2, 1, "fc1.weight").Difference(Inputs("flattened")), Is.GreaterThan(Broken), "features instead of blocks");
        }
    }

    [Test, Spec("GPLANT-045")]
    public void Y6_ANormalisation_TakesAFactorBack()
    {
        var inputs = Inputs("normalised");
        ByHand Batch() => Net("normalised").ScaleRow(1, 3, "conv2.weight").Change("conv2.bias", (_, b) => b + 11);
        ByHand Running() => Net("normalised").ScaleRow(1, 3, "conv2.weight", "conv2.bias", "bn2.running_mean").Change("bn2.running_var", (c, v) => c == 1 ? (9 * (v + 1e-5)) - 1e-5 : v);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Batch().Difference(inputs, NormalisationMode.BatchStatistics), Is.InRange(0, 1e-4).And.GreaterThan(1e-9), "up to epsilon");
            Assert.That(Batch().Difference(inputs), Is.GreaterThan(Broken));
            Assert.That(Running().Difference(inputs), Is.LessThan(Equal));
        }
    }

    [Test, Spec("GPLANT-046")]
    public void Y7_OneUnscaledWriterOfASum_BreaksTheFunction()
    {
        string[][] writers = [["stem.weight", "stem.bias"], ["conv2.weight", "conv2.bias"]];
        ByHand Scaled(params string[] tensors)
        {
            var net = Net("padded").ScaleRow(1, 3, tensors).ScaleColumns(1, 9, 1 / 3.0, "conv1.weight", "conv3.weight");
            return net.ScaleRow(2, 3, "conv4.weight", "conv4.bias").ScaleColumns(2, 1, 1 / 3.0, "fc.weight");
        }

        var inputs = Inputs("padded");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scaled([.. writers[0], .. writers[1]]).Difference(inputs), Is.LessThan(Equal));
            Assert.That(Scaled(writers[0]).Difference(inputs), Is.GreaterThan(Broken));
            Assert.That(Scaled(writers[1]).Difference(inputs), Is.GreaterThan(Broken));
        }
    }

    // Three channels of stage 1 are channels 1 to 3 of the six of stage 2.
    [Test, Spec("GPLANT-047")]
    public void Y8_APaddedShortcut_MovesTheMiddleOfTheNextStage()
    {
        ByHand First() => Net("padded").SwapRows(0, 2, "stem.weight", "stem.bias", "conv2.weight", "conv2.bias").SwapColumns(0, 2, 9, "conv1.weight", "conv3.weight");
        ByHand Added(int one, int other) => Net("padded").SwapRows(one, other, "conv4.weight", "conv4.bias").SwapColumns(one, other, 1, "fc.weight");
        var inputs = Inputs("padded");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(First().SwapRows(1, 3, "conv4.weight", "conv4.bias").SwapColumns(1, 3, 1, "fc.weight").Difference(inputs), Is.LessThan(Equal));
            Assert.That(First().Difference(inputs), Is.GreaterThan(Broken));
            Assert.That(Added(0, 5).Difference(inputs), Is.LessThan(Equal), "two channels that the shortcut adds");
            Assert.That(Added(0, 1).Difference(inputs), Is.GreaterThan(Broken));
        }
    }

    [Test, Spec("GPLANT-048")]
    public void Y9_InputsAndOutputs_HaveNoSymmetry_ButOneFactorOfAllOutputs()
    {
        var inputs = Inputs("plain");
        double[] before = GraphCases.Slow(Net("plain").Changed, inputs), after = GraphCases.Slow(Net("plain").Change("fc.weight", (_, w) => 3 * w).Change("fc.bias", (_, b) => 3 * b).Changed, inputs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Net("plain").SwapColumns(0, 1, 6, "conv1.weight").Difference(inputs), Is.GreaterThan(Broken));
            Assert.That(Net("plain").ScaleColumns(1, 6, 2, "conv1.weight").Difference(inputs), Is.GreaterThan(Broken));
            Assert.That(Net("plain").SwapRows(0, 1, "fc.weight", "fc.bias").Difference(inputs), Is.GreaterThan(Broken));
            Assert.That(after, Is.EqualTo(before.Select(y => 3 * y)).Within(1e-12));
            Assert.That(after.Chunk(3).Select(y => y.IndexOf(y.Max())), Is.EqualTo(before.Chunk(3).Select(y => y.IndexOf(y.Max()))));
        }
    }

    // Members 0 and 2 change places, member 1 is doubled.
    [Spec("GPLANT-044"), Spec("GPLANT-046"), Spec("GPLANT-047")]
    [TestCase("flattened", "conv")]
    [TestCase("padded", "stem")]
    public void TheLibrarysSymmetry_IsTheOneByHand(string kind, string stream)
    {
        var net = Net(kind);
        var streams = ChannelStreams.Of(net.Definition.Graph).All;
        var symmetry = new GraphSymmetry(
            net.Definition, [.. streams.Select(s => s.Name == stream ? (int[])[2, 1, 0] : [.. Enumerable.Range(0, s.Width)])],
            [.. streams.Select(s => Enumerable.Range(0, s.Width).Select(member => s.Name == stream && member == 1 ? 2.0 : 1).ToArray())]);
        var before = net.Changed;
        var pixels = kind == "flattened" ? net.Definition.Shapes["max"].Pixels : 1;
        var byHand = kind == "flattened"
            ? net.SwapRows(0, 2, "conv.weight", "conv.bias").SwapColumns(0, 2, pixels, "fc1.weight").ScaleRow(1, 2, "conv.weight", "conv.bias").ScaleColumns(1, pixels, 0.5, "fc1.weight")
            : net.SwapRows(0, 2, "stem.weight", "stem.bias", "conv2.weight", "conv2.bias").SwapColumns(0, 2, 9, "conv1.weight", "conv3.weight")
                .SwapRows(1, 3, "conv4.weight", "conv4.bias").SwapColumns(1, 3, 1, "fc.weight")
                .ScaleRow(1, 2, "stem.weight", "stem.bias", "conv2.weight", "conv2.bias").ScaleRow(2, 2, "conv4.weight", "conv4.bias")
                .ScaleColumns(1, 9, 0.5, "conv1.weight", "conv3.weight").ScaleColumns(2, 1, 0.5, "fc.weight");
        Assert.That(symmetry.Apply(before).Parameters.ToArray(), Is.EqualTo(byHand.Changed.Parameters.ToArray()));
    }

    [Test, Spec("GPLANT-049")]
    public void Y10_Kernels_CannotBeMirroredOrShifted()
    {
        var inputs = Inputs("pooled");
        ByHand Kernels(Func<int, int> from)
        {
            var before = Net("pooled");
            var slice = before.Definition.Layout.Weight(0);
            var weights = before.Changed.Parameters.Slice(slice.Offset, slice.Length).ToArray();
            return before.Change("conv1.weight", (i, _) => weights[i - (i % 9) + from(i % 9)]);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kernels(tap => tap).Difference(inputs), Is.Zero);
            Assert.That(Kernels(tap => tap - (tap % 3) + (2 - (tap % 3))).Difference(inputs), Is.GreaterThan(Broken), "mirrored");
            Assert.That(Kernels(tap => (tap + 3) % 9).Difference(inputs), Is.GreaterThan(Broken), "shifted by a row");
        }
    }

    private static ByHand Net(string kind) => new(new MaskedNetwork(ImageNetworks.Of(kind, 3), ImageNetworks.Parameters(ImageNetworks.Of(kind, 3), new RandomStream(11, kind))));

    private static double[] Inputs(string kind) => ImageNetworks.Inputs(ImageNetworks.Of(kind, 3), new RandomStream(12, kind));
}
