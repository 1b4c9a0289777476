using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Pruning;

namespace PlantNSeek.Properties.Networks;

/// <summary>Reachability, against every path written out.</summary>
[TestFixture]
public class ConnectivityTests
{
    [Test]
    [Spec("FLOW-001")]
    public void Of_ASmallMask_CountsByHand()
    {
        // Inputs a, b; hidden p, q, r; output y. a-p-y is a path; q has only a bias and leads to y; r is fed by b and leads nowhere.
        var layout = new Architecture(2, 3, 1).Layout;
        int[] path = [layout.WeightIndex(0, 0, 0), layout.WeightIndex(1, 0, 0)];
        int[] biases = [layout.BiasIndex(0, 0), layout.BiasIndex(0, 1), layout.BiasIndex(1, 0)];
        var constant = layout.WeightIndex(1, 0, 1);
        int[] useless = [layout.WeightIndex(0, 2, 1), layout.BiasIndex(0, 2)];
        var report = Connectivity.Of(layout.Graph, Mask.FromIndices(layout.Count, [.. path, .. biases, constant, .. useless]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.EffectiveMask.KeptIndices(), Is.EquivalentTo(path.Concat(biases)));
            Assert.That(report.FunctionalMask.KeptIndices(), Is.EquivalentTo(path.Concat(biases).Append(constant)));
            Assert.That(report.EffectiveWeightsPerLayer, Is.EqualTo(new[] { 1, 1 }));
            Assert.That(report.EffectiveWeights, Is.EqualTo(2));
            Assert.That(report.EffectiveUnits, Is.EqualTo(new[] { 1, 1, 1 }));
            Assert.That(report.ConstantEdges, Is.EqualTo(1));
            Assert.That(report.CollapsedLayers, Is.Empty);
            Assert.That(report.HasInputOutputPath, Is.True);
            Assert.That(report.PathCountLog10, Is.Zero);
        }
    }

    [PinnedProperty(MaxTest = 300)]
    [Spec("FLOW-002")]
    public bool FunctionalMask_KeepsTheFunction(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var mask = SparseMask(problem.Layout, seed);
        var report = Connectivity.Of(problem.Layout.Graph, mask);
        var outputs = problem.Outputs(mask);
        return outputs.SequenceEqual(problem.Outputs(report.FunctionalMask))
            && (report.ConstantEdges > 0 || outputs.SequenceEqual(problem.Outputs(report.EffectiveMask)));
    }

    [PinnedProperty(MaxTest = 300)]
    [Spec("FLOW-002")]
    public bool ManagedNetwork_GivesTheSameBitsUnderTheFunctionalMask(Architecture architecture, Seed seed)
    {
        var problem = PruningCase.Of(architecture, seed);
        var mask = SparseMask(problem.Layout, seed);
        return Bits(mask).SequenceEqual(Bits(Connectivity.Of(problem.Layout.Graph, mask).FunctionalMask));

        float[] Bits(Mask applied)
        {
            var outputs = new float[problem.Batch.Count * architecture.OutputWidth];
            new ManagedNetwork(architecture).Outputs(applied.Apply<float>(problem.Parameters), problem.Batch.Inputs, outputs);
            return outputs;
        }
    }

    [PinnedProperty(MaxTest = 300)]
    [Spec("FLOW-003")]
    public bool EffectiveEdges_AreThoseOfAllPathsWrittenOut(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var mask = SparseMask(layout, seed);
        var report = Connectivity.Of(layout.Graph, mask);
        var paths = Enumerable.Range(0, architecture.InputWidth).SelectMany(input => PathsFrom(layout, mask, 0, input)).ToArray();
        var edges = paths.SelectMany(path => path).Distinct().Order();
        var constant = Enumerable.Range(0, architecture.LayerCount - 1)
            .SelectMany(layer => Enumerable.Range(0, architecture.Widths[layer + 1]).Where(unit => mask[layout.BiasIndex(layer, unit)]).Select(unit => (layer, unit)))
            .SelectMany(fed => PathsFrom(layout, mask, fed.layer + 1, fed.unit).SelectMany(path => path)).Distinct().Except(edges);
        var biases = Enumerable.Range(0, architecture.LayerCount).SelectMany(layer => Enumerable.Range(0, architecture.Widths[layer + 1])
            .Where(unit => mask[layout.BiasIndex(layer, unit)] && PathsFrom(layout, mask, layer + 1, unit).Any()).Select(unit => layout.BiasIndex(layer, unit)));
        return report.EffectiveMask.KeptIndices().SequenceEqual(edges.Concat(biases).Order())
            && report.EffectiveWeights == edges.Count()
            && report.ConstantEdges == constant.Count()
            && report.HasInputOutputPath == (paths.Length > 0);
    }

    [PinnedProperty(MaxTest = 300)]
    [Spec("FLOW-004")]
    public bool PathCount_IsTheNumberOfPathsWrittenOut(Architecture architecture, Seed seed)
    {
        var mask = SparseMask(architecture.Layout, seed);
        var count = Enumerable.Range(0, architecture.InputWidth).Sum(input => PathsFrom(architecture.Layout, mask, 0, input).Count());
        var log = Connectivity.Of(architecture.Graph, mask).PathCountLog10;
        return count == 0 ? double.IsNegativeInfinity(log) : Math.Abs(log - Math.Log10(count)) < 1e-14 * Math.Max(1, log);
    }

    [Test]
    [Spec("FLOW-004")]
    public void PathCount_BeyondTheRangeOfADouble()
    {
        var layout = Architecture.Uniform(1, 10, 1, 802).Layout;
        Assert.That(Connectivity.Of(layout.Graph, Mask.All(layout.Count)).PathCountLog10, Is.EqualTo(800).Within(1e-9));
    }

    [Test]
    [Spec("FLOW-004")]
    public void PathCount_IsNotDrownedByPathsThatLeadNowhere()
    {
        // Unit 0 of every layer is a chain to the output; the ten others, fully connected among themselves, end before it.
        var layout = Architecture.Uniform(1, 11, 1, 902).Layout;
        var mask = Mask.From(layout.Count, i =>
        {
            var slice = layout.SliceAt(i);
            var (unit, source) = ((i - slice.Offset) / slice.Columns, (i - slice.Offset) % slice.Columns);
            return slice.Kind == ParameterKind.Weight && (slice.Columns == 1 || (unit == 0) == (source == 0));
        });
        Assert.That(Connectivity.Of(layout.Graph, mask).PathCountLog10, Is.Zero);
    }

    [PinnedProperty]
    [Spec("FLOW-005")]
    public bool CollapsedLayers_AreThoseWithoutWeights(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var empty = seed.Stream("empty").NextInt32(architecture.LayerCount);
        var mask = Mask.From(layout.Count, i => layout.SliceAt(i) is var slice && (slice.Layer != empty || slice.Kind == ParameterKind.Bias));
        var report = Connectivity.Of(layout.Graph, mask);
        return report.CollapsedLayers.SequenceEqual([empty]) && !report.HasInputOutputPath && report.EffectiveWeights == 0
            && Connectivity.Of(layout.Graph, Mask.All(layout.Count)).CollapsedLayers.IsEmpty;
    }

    [Test]
    [Spec("FLOW-005")]
    public void FlowCollapse_NeedsNoEmptyLayer()
    {
        var layout = new Architecture(1, 2, 1).Layout;
        var report = Connectivity.Of(layout.Graph, Mask.FromIndices(layout.Count, [layout.WeightIndex(0, 0, 0), layout.WeightIndex(1, 0, 1)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CollapsedLayers, Is.Empty);
            Assert.That(report.HasInputOutputPath, Is.False);
            Assert.That(report.FunctionalMask.KeptCount, Is.Zero);
        }
    }

    [Test]
    [Spec("FLOW-005")]
    public void MaskOfAnotherLength_IsAnErrorWithBothValues() => Assert.That(
        () => Connectivity.Of(new Architecture(1, 2, 1).Graph, Mask.All(9)), Throws.ArgumentException.With.Message.EqualTo("mask has 9 entries; the layout has 7"));

    // Densities from a tenth to everything, so that dead ends and constant edges are common.
    private static Mask SparseMask(ParameterLayout layout, Seed seed)
    {
        var random = seed.Stream("mask");
        return PruningCase.RandomMask(layout.Count, random.NextUniform(0.1, 1), random);
    }

    // Every path of kept weights from a unit to an output, as the list of its edges; the empty path where the unit is an output.
    private static IEnumerable<int[]> PathsFrom(ParameterLayout layout, Mask mask, int level, int unit) =>
        level == layout.LayerCount
            ? [[]]
            : Enumerable.Range(0, layout.Architecture.Widths[level + 1])
                .Where(next => mask[layout.WeightIndex(level, next, unit)])
                .SelectMany(next => PathsFrom(layout, mask, level + 1, next).Select(rest => (int[])[layout.WeightIndex(level, next, unit), .. rest]));
}
