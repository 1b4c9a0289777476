using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.Walks;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Random walks that follow large weights.</summary>
[TestFixture]
public class PhewSeekerTests
{
    private static readonly PhewSeeker Phew = new();
    private static readonly PhewSeeker WithoutBiases = new(new PhewSettings { KeepsBiases = false });

    [PinnedProperty]
    [Spec("OTHER-001")]
    public bool EveryKeptParameter_IsEffective(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        return new[] { Phew, WithoutBiases }.All(seeker =>
        {
            var mask = seeker.Seek(problem.Again(seed)).Mask;
            var onPath = UnitsOnPaths(architecture.Layout, mask);
            return Connectivity.Of(architecture.Graph, mask).EffectiveMask.Equals(mask)
                && BiasUnits(architecture.Layout, mask).All(unit => onPath[unit.Level][unit.Unit]);
        });
    }

    [PinnedProperty]
    [Spec("OTHER-002")]
    public bool KeepsTheBudget_UnlessNothingIsLeftBetweenItsUnits(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var problem = SeekingCase.Problem(architecture, seed);
        var (count, mask) = (problem.KeptCount, Phew.Seek(problem).Mask);
        var onPath = UnitsOnPaths(layout, mask);
        var left = Enumerable.Range(0, layout.Count).Count(i =>
            layout.SliceAt(i) is { Kind: ParameterKind.Weight } weight && !mask[i]
            && onPath[weight.Layer + 1][(i - weight.Offset) / weight.Columns] && onPath[weight.Layer][(i - weight.Offset) % weight.Columns]);
        return mask.KeptCount == count || (mask.KeptCount < count && (count < architecture.LayerCount ? mask.KeptCount == 0 : mask.KeptCount > 0 && left == 0));
    }

    [TestCase(4)]
    [TestCase(5)]
    [TestCase(130)]
    [TestCase(2091)]
    [TestCase(10452)]
    [TestCase(20904)]
    [Spec("OTHER-002")]
    public void KeepsExactlyTheBudget_OfAHost(int count)
    {
        var architecture = Architecture.Uniform(2, 100, 4, 5);
        var host = HostInitialization.HeScaled(architecture, new Seed(5).Stream("host")).ToSingle();
        var problem = SeekingCase.Problem(architecture, new Seed(0), PruningBudget.Keep(count)) with { Parameters = host };
        var mask = Phew.Seek(problem).Mask;
        Assert.That(mask.KeptCount, Is.EqualTo(count));
    }

    // One input whose edges are 1, 2, 5 and one walk: the unit behind follows them. Where the first input leads nowhere, the walk
    // back from the output decides by the outgoing edges 3, 4, 1, and the second input's do not matter.
    [TestCase(true, new[] { 1.0, 2, 5 })]
    [TestCase(false, new[] { 3.0, 4, 1 })]
    [Spec("OTHER-003")]
    public void Edges_AreTakenInProportionToTheirMagnitude(bool forward, double[] magnitudes)
    {
        const int draws = 2000;
        var architecture = new Architecture(2, 3, 1);
        var layout = architecture.Layout;
        var parameters = new float[layout.Count];
        for (var unit = 0; unit < 3; unit++)
        {
            parameters[layout.WeightIndex(0, unit, 0)] = forward ? -(float)magnitudes[unit] : 0;
            parameters[layout.WeightIndex(0, unit, 1)] = unit == 2 ? 9 : 1;
            parameters[layout.WeightIndex(1, 0, unit)] = forward ? 1 : (float)magnitudes[unit];
        }

        var hits = new int[3];
        for (var draw = 0UL; draw < draws; draw++)
        {
            var problem = SeekingCase.Problem(architecture, new Seed(draw), PruningBudget.Keep(2)) with { Parameters = parameters };
            var mask = WithoutBiases.Seek(problem).Mask;
            var taken = Enumerable.Range(0, 3).Single(unit => mask[layout.WeightIndex(1, 0, unit)]);
            Assert.That(mask[layout.WeightIndex(0, taken, forward ? 0 : 1)], Is.True);
            hits[taken]++;
        }

        for (var unit = 0; unit < 3; unit++)
        {
            var p = magnitudes[unit] / magnitudes.Sum();
            Assert.That(hits[unit], Is.EqualTo(draws * p).Within(5 * Math.Sqrt(draws * p * (1 - p))), $"unit {unit}");
        }
    }

    [PinnedProperty]
    [Spec("OTHER-004")]
    public bool SeesNeitherDataNorSignsNorScale(Architecture architecture, Seed seed)
    {
        var problem = SeekingCase.Problem(architecture, seed);
        var other = SeekingCase.Problem(architecture, new Seed(seed.Value + 1), problem.Budget);
        var random = seed.Stream("signs");
        float[] changed = [.. problem.Parameters.ToArray().Select(p => MathF.ScaleB(random.NextInt32(2) == 0 ? p : -p, 3))];
        var found = Phew.Seek(problem.Again(seed));
        var again = Phew.Seek(other.Again(seed) with { Parameters = changed });
        return found is { Samples: 0, StartParameters: null } && again.Mask.Equals(found.Mask);
    }

    [PinnedProperty]
    [Spec("OTHER-005")]
    public bool Biases_ComeWithTheirUnits_OrNotAtAll(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var problem = SeekingCase.Problem(architecture, seed);
        var (with, without) = (Phew.Seek(problem.Again(seed)).Mask, WithoutBiases.Seek(problem.Again(seed)).Mask);
        var units = UnitsOnPaths(layout, with).Skip(1).Sum(level => level.Count(on => on));
        var filled = with.KeptCount - BiasUnits(layout, with).Count() > 0;
        return !BiasUnits(layout, without).Any()
            && (BiasUnits(layout, with).Count() == units || with.KeptCount == problem.Budget.Count)
            && (filled || with.KeptCount == 0);
    }

    private static IEnumerable<(int Level, int Unit)> BiasUnits(ParameterLayout layout, Mask mask) =>
        from i in mask.KeptIndices()
        let slice = layout.SliceAt(i)
        where slice.Kind == ParameterKind.Bias
        select (slice.Layer + 1, i - slice.Offset);

    // By trying every path from every input, which is another way than the library's sweeps.
    private static bool[][] UnitsOnPaths(ParameterLayout layout, Mask mask)
    {
        var widths = layout.Architecture.Widths.ToArray();
        var on = widths.Select(width => new bool[width]).ToArray();
        for (var input = 0; input < widths[0]; input++)
        {
            Visit(0, input);
        }

        return on;

        bool Visit(int level, int unit)
        {
            var leads = level == widths.Length - 1;
            for (var next = 0; level < widths.Length - 1 && next < widths[level + 1]; next++)
            {
                leads |= mask[layout.WeightIndex(level, next, unit)] && Visit(level + 1, next);
            }

            on[level][unit] |= leads;
            return leads;
        }
    }
}
