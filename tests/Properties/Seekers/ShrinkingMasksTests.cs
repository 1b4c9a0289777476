using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Properties.Seekers;

/// <summary>Rounds of cuts of several networks side by side.</summary>
public class ShrinkingMasksTests
{
    [PinnedProperty(MaxTest = 50)]
    [Spec("SEEK-061")]
    public bool Networks_SideBySide_AreCutAsEachAlone(Architecture architecture, Seed seed)
    {
        var layout = architecture.Layout;
        var (networks, rounds, kept) = (3, 4, layout.Count / 3);
        var told = new List<(int Round, int[] Kept)>();
        var together = Run(networks, (round, masks) => masks.Select((_, i) => Scores(i, round)), (round, masks) => told.Add((round, [.. masks.Select(static m => m.KeptCount)])));
        return together.Select((mask, i) => mask.KeptCount == kept && mask.Equals(Run(1, (round, _) => [Scores(i, round)], null)[0])).All(static same => same)
            && told.Select(static t => t.Round).SequenceEqual(Enumerable.Range(1, rounds))
            && told.All(t => t.Kept.All(k => k == PruningBudget.Keep(kept).After(t.Round, rounds, DensitySchedule.Exponential, layout.Count).Count));

        Mask[] Run(int count, Func<int, Mask[], IEnumerable<double[]>> score, Action<int, Mask[]>? listener) => ShrinkingMasks.Run(
            count, layout, PruningBudget.Keep(kept), rounds, DensitySchedule.Exponential, new SelectionOptions(), score, listener, default);

        double[] Scores(int network, int round)
        {
            var random = seed.Stream($"scores {network} {round}");
            return [.. Enumerable.Range(0, layout.Count).Select(_ => random.NextDouble())];
        }
    }

    // The second round's scores favour what the first took away.
    [Test]
    [Spec("SEEK-061")]
    public void WhatARoundTookAway_DoesNotReturn()
    {
        var layout = new Architecture(3, 4, 2).Layout;
        var between = Mask.None(layout.Count);
        var mask = ShrinkingMasks.Run(
            1, layout, PruningBudget.Keep(6), 2, DensitySchedule.Linear, new SelectionOptions(),
            (round, masks) =>
            {
                between = masks[0];
                return [[.. Enumerable.Range(0, layout.Count).Select(i => round == 1 ? (double)i : -i)]];
            },
            null, default)[0];
        Assert.That(between.KeptIndices(), Is.EqualTo(Enumerable.Range(10, 16)), "16 of 26 are left halfway to 6");
        Assert.That(mask.KeptIndices(), Is.EqualTo(Enumerable.Range(10, 6)));
    }
}
