using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>A mask to start from: random paths from inputs to outputs through a share of the units.</summary>
internal static class RandomStart
{
    private const int ParametersPerUnit = 12, SmallestShare = 2;

    /// <summary>Draws paths until the next one might not fit the budget.</summary>
    public static int[] Draw(KeptGraph graph, int budget, RandomStream random)
    {
        var units = new int[graph.Levels][];
        for (var level = 0; level < graph.Levels; level++)
        {
            var order = random.NextPermutation(graph.Widths[level]);
            var share = level == 0 || level == graph.Levels - 1 ? order.Length : Math.Max(SmallestShare, budget / ParametersPerUnit);
            units[level] = order[..Math.Min(share, order.Length)];
        }

        var (kept, fruitless) = (new SortedSet<int>(), 0);
        while (kept.Count + graph.Levels - 1 <= budget && fruitless < budget)
        {
            var before = kept.Count;
            for (int level = graph.Levels - 1, unit = Pick(level); level > 0; level--)
            {
                var source = Pick(level - 1);
                kept.Add(graph.Weight(level, unit, source));
                unit = source;
            }

            fruitless += kept.Count == before ? 1 : 0;
        }

        return [.. kept];

        int Pick(int level) => units[level][random.NextInt32(units[level].Length)];
    }
}
