using System.Buffers;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>Nested <see cref="Selection"/> on kept parameters side by side: the same cuts at the cost of what is kept.</summary>
internal static class KeptSelection
{
    /// <summary>Takes away what the budget does not keep.</summary>
    /// <param name="kept">What is kept so far.</param>
    /// <param name="scores">One finite score for each that is kept.</param>
    /// <param name="budget">How much to keep of the prunable parameters.</param>
    /// <param name="options">Scope, tie rule, biases; nested.</param>
    public static void Cut(KeptParameters kept, ReadOnlySpan<double> scores, PruningBudget budget, SelectionOptions options)
    {
        var groups = Selection.Groups(kept.Layout, options);
        var sizes = Array.ConvertAll(groups, static group => group.Sum(static slice => slice.Length));
        var counts = budget.CountsFor(sizes);
        var (thresholds, places) = (new double[groups.Length], new int[groups.Length]);
        var groupOf = new int[kept.Layout.Slices.Length];
        Array.Fill(groupOf, -1);
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var slice in groups[g])
            {
                groupOf[Index(slice)] = g;
            }

            var cuts = options.TieRule == TieRule.ExactCount || counts[g] < sizes[g];
            (thresholds[g], places[g]) = cuts ? Threshold(kept, groups[g], scores, counts[g], options.TieRule) : (double.NegativeInfinity, 0);
        }

        kept.Retain(scores, groupOf, thresholds, places);
    }

    private static int Index(ParameterSlice slice) => (2 * slice.Layer) + (slice.Kind == ParameterKind.Weight ? 0 : 1);

    private static (double Threshold, int Places) Threshold(
        KeptParameters kept, ParameterSlice[] group, ReadOnlySpan<double> scores, int count, TieRule rule)
    {
        var (start, end) = (kept.Range(Index(group[0])).Start, kept.Range(Index(group[^1])).End);
        var whole = Index(group[^1]) - Index(group[0]) + 1 == group.Length;
        if (whole)
        {
            return Threshold(scores[start..end], count, rule);
        }

        var rented = ArrayPool<double>.Shared.Rent(end - start);
        var found = 0;
        foreach (var slice in group)
        {
            var range = kept.Range(Index(slice));
            scores[range.Start..range.End].CopyTo(rented.AsSpan(found));
            found += range.End - range.Start;
        }

        var answer = Threshold(rented.AsSpan(0, found), count, rule);
        ArrayPool<double>.Shared.Return(rented);
        return answer;
    }

    private static (double Threshold, int Places) Threshold(ReadOnlySpan<double> candidates, int count, TieRule rule)
    {
        var removed = candidates.Length - count;
        var threshold = removed < 1 ? double.NegativeInfinity : OrderStatistics.Smallest(candidates, removed);
        return (threshold, rule == TieRule.ExactCount ? count - Selection.CountAbove(candidates, threshold) : 0);
    }
}
