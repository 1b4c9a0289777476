using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Properties.Planting.Graphs;

public sealed class GraphHidingTests
{
    private static readonly HidingOptions Everything = new() { Rescaling = Rescaling.LogUniform, LargestFactor = 8 };
    private static readonly HidingOptions PowersAlone = new() { Permute = false, Rescaling = Rescaling.PowersOfTwo, LargestFactor = 1024 };

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-030"), Spec("GPLANT-052")]
    public void Hiding_KeepsTheFunction_OfTicketAndDenseHost(GraphCase c)
    {
        var (planted, hidden, inputs) = (c.Planted, Hide(c, Everything), c.Inputs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GraphCases.Difference(hidden.Host.Outputs(inputs), planted.Host.Outputs(inputs)), Is.LessThan(1e-12), "dense");
            Assert.That(GraphCases.Difference(GraphCases.Slow(hidden.Host, inputs), GraphCases.Slow(planted.Host, inputs)), Is.LessThan(1e-12), "dense, slow");
            Assert.That(GraphCases.Difference(GraphCases.Slow(hidden.Ticket(), inputs), GraphCases.Slow(planted.Ticket(), inputs)), Is.LessThan(1e-12), "ticket, slow");
            Assert.That(hidden.Receipt.Deviation.Relative, Is.LessThan(1e-12));
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-031")]
    public void Hiding_KeepsTheFunction_WithTheStatisticsOfABatch(GraphCase c)
    {
        var (before, after) = (GraphCases.Slow(c.Host, c.Inputs, NormalisationMode.BatchStatistics), Symmetry(c, Everything).Apply(c.Host));
        Assert.That(GraphCases.Difference(GraphCases.Slow(after, c.Inputs, NormalisationMode.BatchStatistics), before), Is.LessThan(1e-10));
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-050")]
    public void TheReceipt_FollowsTheTicket(GraphCase c)
    {
        var (planted, symmetry) = (c.Planted, Symmetry(c, Everything));
        var hidden = GraphHiding.Apply(planted, symmetry);
        var (before, after) = (planted.Receipt, hidden.Receipt);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Mask, Is.EqualTo(symmetry.Apply(before.Mask)));
            Assert.That(symmetry.Inverse().Apply(after.Mask), Is.EqualTo(before.Mask));
            Assert.That(after.Tensors.Select(t => (t.Name, t.Planted, t.Length)), Is.EqualTo(before.Tensors.Select(t => (t.Name, t.Planted, t.Length))));
            Assert.That(after.OutputScales, Is.EqualTo(before.OutputScales));
            for (var level = 0; level < before.HostChannels.Length; level++)
            {
                for (var channel = 0; channel < before.HostChannels[level].Length; channel++)
                {
                    var host = before.HostChannels[level][channel];
                    Assert.That(after.HostChannels[level][channel], Is.EqualTo(host < 0 ? -1 : symmetry.Place(level, host)));
                    Assert.That(after.ChannelScales[level][channel], Is.EqualTo(before.ChannelScales[level][channel] * (host < 0 ? 1 : symmetry.Factor(level, host))));
                }
            }
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-051")]
    public void HidingByPowersOfTwo_AndBack_GivesTheSameBits(GraphCase c)
    {
        var symmetry = Symmetry(c, new HidingOptions { LargestFactor = 1024 });
        var back = symmetry.Inverse().Apply(symmetry.Apply(c.Host));
        Assert.That(back.Parameters.ToArray(), Is.EqualTo(c.Host.Parameters.ToArray()));
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-041")]
    public void PowersOfTwo_KeepTheBits_InFloat(GraphCase c)
    {
        var (planted, hidden) = (c.Planted, Hide(c, PowersAlone));
        Assert.That(hidden.Host.OutputsInSingle(c.Inputs).Select(BitConverter.SingleToInt32Bits), Is.EqualTo(planted.Host.OutputsInSingle(c.Inputs).Select(BitConverter.SingleToInt32Bits)));
        Assert.That(hidden.Ticket().OutputsInSingle(c.Inputs).Select(BitConverter.SingleToInt32Bits), Is.EqualTo(planted.Ticket().OutputsInSingle(c.Inputs).Select(BitConverter.SingleToInt32Bits)));
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-040")]
    public void PermutingAnyStream_KeepsTheFunction(GraphCase c)
    {
        var hidden = Symmetry(c, new HidingOptions { Rescaling = Rescaling.None }).Apply(c.Host);
        Assert.That(GraphCases.Difference(GraphCases.Slow(hidden, c.Inputs), GraphCases.Slow(c.Host, c.Inputs)), Is.LessThan(1e-12));
    }

    [Test, Spec("GPLANT-032")]
    public void Hiding_MovesAndScales_AllThatItMay([ValueSource(typeof(GraphCases), nameof(GraphCases.Kinds))] string kind)
    {
        var c = new GraphCase(kind, 1, 3, 5, 60, ChannelMatching.LargestCosine, ChannelScale.NormKeeping);
        var symmetry = Symmetry(c, Everything);
        foreach (var stream in symmetry.Streams.All)
        {
            var (moved, scaled) = (0, 0);
            for (var member = 0; member < stream.Width; member++)
            {
                moved += symmetry.Place(stream.Levels[0], stream.Channels[0][member]) != stream.Channels[0][member] ? 1 : 0;
                scaled += symmetry.Factor(stream.Levels[0], stream.Channels[0][member]) != 1 ? 1 : 0;
            }

            var isOuter = stream.IsInput || stream.IsOutput;
            Assert.That(moved > 0, Is.EqualTo(!isOuter), stream.Name);
            Assert.That(scaled, Is.EqualTo(isOuter || (kind == "normalised" && stream.Name == "conv2") ? 0 : stream.Width), stream.Name);
        }
    }

    [Test, Spec("GPLANT-033")]
    public void WhatIsNoSymmetry_IsAnErrorWithItsValues()
    {
        var definition = new GraphCase("normalised", 1, 2, 0, 60, default, default).Host.Definition;
        int[][] places = [[0, 1], [0, 1], [0, 1], [0, 1, 2]];
        double[][] factors = [[1, 1], [1, 1], [1, 1], [1, 1, 1]];
        void Fails(string message, int[][] at, double[][] by) => Assert.That(() => new GraphSymmetry(definition, at, by), Throws.ArgumentException.With.Message.Contains(message));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new GraphSymmetry(definition, places, factors), Throws.Nothing);
            Fails("a factor of conv1 is -2; it must be positive and finite", places, [[1, 1], [-2, 1], [1, 1], [1, 1, 1]]);
            Fails("a factor of conv2 is 2; it must be positive and finite, and 1 here", places, [[1, 1], [1, 1], [2, 1], [1, 1, 1]]);
            Fails("the places of conv1 are 0, 0; they must be a permutation of 0 … 1", [[0, 1], [0, 0], [0, 1], [0, 1, 2]], factors);
            Fails("the places of input are 1, 0; inputs and outputs keep theirs", [[1, 0], [0, 1], [0, 1], [0, 1, 2]], factors);
            Fails("the list of places has 3 entries; the streams of normalised (2x5x6 to 3) has 4", places[..3], factors);
            Assert.That(
                () => new GraphSymmetry(definition, places, factors).Apply(new GraphCase("plain", 1, 2, 0, 60, default, default).Host),
                Throws.ArgumentException.With.Message.EqualTo("the network is plain (2x5x6 to 3); the symmetry acts on normalised (2x5x6 to 3) (Parameter 'network')"));
        }
    }

    private static GraphSymmetry Symmetry(GraphCase c, HidingOptions options) => GraphHiding.RandomSymmetry(c.Host.Definition, options, new RandomStream((ulong)c.Seed, "hide"));

    private static PlantedGraph Hide(GraphCase c, HidingOptions options) => GraphHiding.Hide(c.Planted, options, new RandomStream((ulong)c.Seed, "hide"));
}
