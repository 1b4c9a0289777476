using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Pruning;

/// <summary>Ranks among so many values that a sample of them is looked at first.</summary>
[TestFixture]
[Spec("PRUNE-003")]
public class LargeRankTests
{
    private const int Count = 20_001;

    [Test]
    public void Smallest_IsThatOfSorting([Values("normal", "few", "ascending", "misleading", "magnitudes")] string kind)
    {
        var random = new RandomStream(8, kind);
        double[] values = [.. Enumerable.Range(0, Count).Select(i => kind switch
        {
            "few" => random.NextInt32(3) - 1.0,
            "ascending" => i,
            "misleading" => (long)i * 1024 / Count != (long)(i - 1) * 1024 / Count ? 5 : random.NextNormal(), // what the sample sees is unlike the rest
            "magnitudes" => random.NextNormal() * Math.ScaleB(1, random.NextInt32(600) - 300),
            _ => random.NextNormal(),
        })];
        double[] sorted = [.. values.Order()];
        foreach (var rank in (int[])[1, 2, 57, 1000, Count / 2, Count - 58, Count - 1, Count])
        {
            Assert.That(OrderStatistics.Smallest(values, rank), Is.EqualTo(sorted[rank - 1]), $"rank {rank}");
        }
    }

    [Test]
    public void Smallest_FindsNotANumber_BesideTheSampleToo()
    {
        foreach (var at in new[] { 0, 7, Count - 1 })
        {
            var values = new double[Count];
            values[at] = double.NaN;
            Assert.That(() => OrderStatistics.Smallest(values, 3), Throws.ArgumentException.With.Message.Contains($"value {at} of {Count}"));
        }
    }

    [Test]
    public void Select_IsThatOfSorting_WithAndWithoutNesting([Values] bool nested, [Values] PruningScope scope)
    {
        var layout = new Architecture(7, 130, 90, 3).Layout;
        var random = new RandomStream(9, "scores");
        double[] scores = [.. Enumerable.Range(0, layout.Count).Select(_ => (double)random.NextInt32(4000))];
        var current = Mask.From(layout.Count, _ => random.NextInt32(3) > 0);
        var options = new SelectionOptions { Nested = nested, Scope = scope };
        var selected = Selection.Select(scores, layout, current, new Density(0.2), options);
        var groups = layout.Slices.ToArray().GroupBy(s => scope switch { PruningScope.Global => 0, PruningScope.PerLayer => s.Layer, _ => s.Offset });
        var expected = groups.SelectMany(group => group.SelectMany(s => Enumerable.Range(s.Offset, s.Length))
            .Where(i => !nested || current[i]).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(new Density(0.2).Budget(group.Sum(s => s.Length))));
        Assert.That(selected, Is.EqualTo(Mask.FromIndices(layout.Count, expected)));
    }
}
