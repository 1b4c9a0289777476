using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>Rounds of scores and cuts of networks of one layout, side by side where they are trained together; where the scores come from is the caller's.</summary>
internal static class ShrinkingMasks
{
    // Rounds count from 1. Scores are asked for all masks at once; who listens is told each round and the masks that it leaves.
    public static Mask[] Run(
        int networks, ParameterLayout layout, PruningBudget budget, int rounds, DensitySchedule schedule, SelectionOptions selection,
        Func<int, Mask[], IEnumerable<double[]>> score, Action<int, Mask[]>? listener, CancellationToken cancel)
    {
        Guard.AtLeast(rounds, 1);
        var prunable = Selection.PrunableCount(layout, selection);
        var masks = Enumerable.Repeat(Mask.All(layout.Count), networks).ToArray();
        for (var round = 1; round <= rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var target = budget.After(round, rounds, schedule, prunable);
            masks = [.. score(round, masks).Zip(masks, (scores, mask) => Selection.Select(scores, layout, mask, target, selection))];
            listener?.Invoke(round, masks);
        }

        return masks;
    }
}
