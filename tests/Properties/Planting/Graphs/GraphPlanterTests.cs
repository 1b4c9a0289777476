using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Properties.Support;

namespace PlantNSeek.Properties.Planting.Graphs;

public sealed class GraphPlanterTests
{
    [PinnedProperty(MaxTest = 300, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-001")]
    public void TheTicket_IsTheTarget_UpToItsScale(GraphCase c)
    {
        var (planted, target, inputs) = (c.Planted, c.Target, c.Inputs);
        double[] Unscaled(double[] outputs) => [.. outputs.Select((y, i) => y / planted.Receipt.OutputScales[i % planted.Receipt.OutputScales.Length])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GraphCases.Difference(Unscaled(GraphCases.Slow(planted.Ticket(), inputs)), GraphCases.Slow(target, inputs)), Is.LessThan(1e-12));
            Assert.That(planted.Receipt.Deviation.Relative, Is.LessThan(1e-12));
        }
    }

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-002")]
    public void Scales_ArePositive_OneForInputs_AndOneForAllOutputs(GraphCase c)
    {
        var receipt = c.Planted.Receipt;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.ChannelScales[0], Is.All.EqualTo(1));
            Assert.That(receipt.HostChannels[0], Is.EqualTo(Enumerable.Range(0, receipt.HostChannels[0].Length)));
            Assert.That(receipt.HostChannels[^1], Is.EqualTo(Enumerable.Range(0, receipt.HostChannels[^1].Length)));
            Assert.That(receipt.LogitScale, Is.GreaterThan(0));
            Assert.That(receipt.OutputScales, Is.All.EqualTo(receipt.LogitScale));
            Assert.That(receipt.ChannelScales.Zip(receipt.HostChannels, (s, h) => s.Zip(h, (scale, host) => host < 0 ? scale == 0 : scale > 0)).SelectMany(x => x), Is.All.True);
        }
    }

    [PinnedProperty(MaxTest = 200, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-003"), Spec("GPLANT-004")]
    public void OnlyTheTicket_IsWritten_AndItIsWhatHasASay(GraphCase c)
    {
        var (planted, host, lean) = (c.Planted, c.Host, NormalisationFolding.Fold(c.Target));
        var (layout, graph) = (host.Definition.Layout, host.Definition.Graph);
        var (says, from) = (Connectivity.Of(lean.Definition.Graph, lean.Mask).FunctionalMask, lean.Definition.Layout);
        for (var i = 0; i < layout.Count; i++)
        {
            var slice = layout.SliceAt(i);
            if (slice.IsPrunable ? !planted.Receipt.Mask[i] : !graph.Gates.Zip(Norms(c)).Any(norm =>
                slice.Name.StartsWith($"{norm.Second}.", StringComparison.Ordinal) && planted.Receipt.HostChannels[norm.First.Level].Contains(i - slice.Offset)))
            {
                Assert.That(planted.Host.Parameters[i], Is.EqualTo(host.Parameters[i]), layout.Describe(i));
            }
        }

        foreach (var layer in Enumerable.Range(0, layout.LayerCount))
        {
            var isNormalised = graph.Gates.Any(gate => gate.Level == graph.Of(layer).To);
            var tensors = planted.Receipt.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Planted);
            Assert.That(tensors[layout.Weight(layer).Name], Is.EqualTo(says.CountIn(from.Weight(layer))), layout.Weight(layer).Name);
            Assert.That(tensors.GetValueOrDefault(layout.Bias(layer).Name), Is.EqualTo(isNormalised ? 0 : says.CountIn(from.Bias(layer))), layout.Bias(layer).Name);
        }

        Assert.That(planted.Receipt.WeightCount + planted.Receipt.BiasCount, Is.EqualTo(planted.Receipt.Mask.PrunableKept(layout)));
        Assert.That(planted.Receipt.Mask.KeptCount - planted.Receipt.Mask.PrunableKept(layout), Is.EqualTo(layout.Count - layout.PrunableCount));
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-005")]
    public void EachWeightAndBias_IsTheTargetsTimesItsScales(GraphCase c)
    {
        var (planted, lean) = (c.Planted, NormalisationFolding.Fold(c.Target));
        var (graph, layout, hidden) = (lean.Definition.Graph, c.Host.Definition.Layout, planted.Receipt);
        foreach (var i in Connectivity.Of(graph, lean.Mask).FunctionalMask.KeptIndices().Where(i => graph.Layout.SliceAt(i).Kind == ParameterKind.Weight))
        {
            var slice = graph.Layout.SliceAt(i);
            var ((row, column), at) = (Math.DivRem(i - slice.Offset, slice.Columns), graph.Of(slice.Layer));
            var (source, tap) = Math.DivRem(column, at.Taps);
            var index = layout.WeightIndex(slice.Layer, hidden.HostChannels[at.To][row], (hidden.HostChannels[at.From][source] * at.Taps) + tap);
            var expected = lean.Parameters[i] * hidden.ChannelScales[at.To][row] / hidden.ChannelScales[at.From][source];
            Assert.That(hidden.Mask[index], Is.True);
            Assert.That(planted.Host.Parameters[index], Is.EqualTo(expected).Within(1e-14 * Math.Abs(expected)), layout.Describe(index));
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(GraphCases)]), Spec("GPLANT-006"), Spec("GPLANT-007")]
    public void AFirstLayersRows_KeepTheirNorm_OrTheirFirstWeight_AndIdentityMovesNothing(GraphCase c)
    {
        var (planted, host, layout) = (c.Planted, c.Host, c.Host.Definition.Layout);
        for (var channel = 0; channel < planted.Receipt.HostChannels[1].Length; channel++)
        {
            var place = planted.Receipt.HostChannels[1][channel];
            Assert.That(c.Matching == ChannelMatching.LargestCosine || place < 0 || place == channel, Is.True);
            int[] row = place < 0 ? [] : [.. Enumerable.Range(layout.WeightIndex(0, place, 0), layout.Weight(0).Columns).Where(i => planted.Receipt.Mask[i])];
            if (row.Length == 0)
            {
                continue;
            }

            double Norm(MaskedNetwork network) => Math.Sqrt(row.Take(c.Scale == ChannelScale.FirstWeight ? 1 : row.Length).Sum(i => network.Parameters[i] * network.Parameters[i]));
            Assert.That(Norm(planted.Host), Is.EqualTo(Norm(host)).Within(1e-13 * Norm(host)));
        }
    }

    [Test, Spec("GPLANT-008")]
    public void ByLargestCosine_NoOtherAssignment_HasALargerSum([Range(1, 8)] int seed)
    {
        var c = new GraphCase("plain", seed, 3, 2, 60, ChannelMatching.LargestCosine, ChannelScale.NormKeeping);
        var (host, lean, places) = (c.Host, c.Target, c.Planted.Receipt.HostChannels[1]);
        int[] used = [.. Enumerable.Range(0, 3).Where(channel => places[channel] >= 0 && Row(lean, channel).Any(v => v != 0))];
        var best = Places(used.Length, 5).Max(order => used.Select((channel, k) => Cosine(channel, order[k])).Sum());
        Assert.That(used.Sum(channel => Cosine(channel, places[channel])), Is.EqualTo(best).Within(1e-12));

        double[] Row(MaskedNetwork network, int channel) =>
            network.Mask.Apply(network.Parameters).AsSpan(network.Definition.Layout.WeightIndex(0, channel, 0), network.Definition.Layout.Weight(0).Columns).ToArray();
        double Cosine(int channel, int place)
        {
            var pairs = Row(lean, channel).Zip(Row(host, place)).Where(pair => pair.First != 0).ToArray();
            return pairs.Sum(p => p.First * p.Second) / Math.Sqrt(pairs.Sum(p => p.First * p.First) * pairs.Sum(p => p.Second * p.Second));
        }
    }

    private static IEnumerable<int[]> Places(int count, int among) => count == 0
        ? [[]]
        : Places(count - 1, among).SelectMany(head => Enumerable.Range(0, among).Except(head).Select(next => (int[])[.. head, next]));

    private static IEnumerable<string> Norms(GraphCase c) =>
        c.Host.Definition.Nodes.OfType<PlantNSeek.Networks.Definitions.Nodes.NormalisationNode>().Select(norm => norm.Name);
}
