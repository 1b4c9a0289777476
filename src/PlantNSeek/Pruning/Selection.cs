using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>Turns scores and a budget into a mask, in linear time.</summary>
public static class Selection
{
    /// <summary>The mask that keeps the parameters with the largest scores.</summary>
    /// <param name="scores">One finite score for each parameter, in layout order; higher = keep.</param>
    /// <param name="layout">The network's tensors.</param>
    /// <param name="current">What is kept so far. Nested selection keeps at most that, and fewer than the budget where it has fewer.</param>
    /// <param name="budget">How much to keep of the prunable parameters.</param>
    /// <param name="options">Scope, tie rule, biases, nesting; the defaults where null.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the budget's densities do not fit the scope.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More are to be kept than are prunable.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public static Mask Select(ReadOnlySpan<double> scores, ParameterLayout layout, Mask current, PruningBudget budget, SelectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(budget);
        options ??= new SelectionOptions();
        Guard.SameLength(scores.Length, "the score buffer", layout.Count, "the layout");
        Guard.SameLength(current.Length, "the current mask", layout.Count, "the layout");
        NonFiniteScoreException.ThrowIfAny("the score buffer", layout, scores);

        var groups = Groups(layout, options);
        var counts = budget.CountsFor(Array.ConvertAll(groups, static group => group.Length));
        var keep = new bool[layout.Count];
        foreach (var slice in layout.Slices)
        {
            for (var i = slice.Offset; !IsPrunable(slice, options) && i < slice.End; i++)
            {
                keep[i] = current[i];
            }
        }

        for (var g = 0; g < groups.Length; g++)
        {
            if (options.TieRule == TieRule.ExactCount)
            {
                KeepExactly(counts[g], groups[g], scores, current, options.Nested, keep);
            }
            else
            {
                KeepAboveThreshold(groups[g].Length - counts[g], groups[g], scores, current, options.Nested, keep);
            }
        }

        return Mask.FromBits(keep);
    }

    /// <summary>How many parameters can be pruned at all under these options.</summary>
    public static int PrunableCount(ParameterLayout layout, SelectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        return options.PruneBiases ? layout.Count : layout.WeightCount;
    }

    private static bool IsPrunable(ParameterSlice slice, SelectionOptions options) => options.PruneBiases || slice.Kind == ParameterKind.Weight;

    // The indices that compete with each other, each group ascending.
    private static int[][] Groups(ParameterLayout layout, SelectionOptions options)
    {
        var slices = layout.Slices.ToArray().Where(slice => IsPrunable(slice, options));
        IEnumerable<IGrouping<int, ParameterSlice>> groups = options.Scope switch
        {
            PruningScope.Global => slices.GroupBy(static _ => 0),
            PruningScope.PerLayer => slices.GroupBy(static slice => slice.Layer),
            PruningScope.PerTensor => slices.GroupBy(static slice => slice.Offset),
            _ => throw new ArgumentOutOfRangeException(nameof(options), $"scope is {options.Scope}; it is one of {string.Join(", ", Enum.GetNames<PruningScope>())}"),
        };
        return [.. groups.Select(static group => group.SelectMany(static slice => Enumerable.Range(slice.Offset, slice.Length)).ToArray())];
    }

    private static void KeepExactly(int count, int[] group, ReadOnlySpan<double> scores, Mask current, bool nested, bool[] keep)
    {
        var candidates = nested ? Array.FindAll(group, i => current[i]) : group;
        if (count < 1)
        {
            return;
        }

        var threshold = double.NegativeInfinity;
        var ties = candidates.Length;
        if (count < candidates.Length)
        {
            threshold = OrderStatistics.Largest(Gather(scores, candidates), count);
            ties = count;
            foreach (var i in candidates)
            {
                ties -= scores[i] > threshold ? 1 : 0;
            }
        }

        foreach (var i in candidates)
        {
            keep[i] = scores[i] > threshold || (scores[i] == threshold && ties-- > 0);
        }
    }

    private static void KeepAboveThreshold(int removed, int[] group, ReadOnlySpan<double> scores, Mask current, bool nested, bool[] keep)
    {
        var ranked = Gather(scores, group);
        for (var i = 0; nested && i < group.Length; i++)
        {
            ranked[i] = current[group[i]] ? ranked[i] : double.NegativeInfinity;
        }

        var threshold = removed < 1 ? 0 : OrderStatistics.Smallest(ranked, removed);
        for (var i = 0; i < group.Length; i++)
        {
            keep[group[i]] = removed < 1 ? current[group[i]] : ranked[i] > threshold;
        }
    }

    private static double[] Gather(ReadOnlySpan<double> scores, int[] indices)
    {
        var values = new double[indices.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scores[indices[i]];
        }

        return values;
    }
}
