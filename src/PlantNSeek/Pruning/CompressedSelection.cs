using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Pruning;

/// <summary>Nested <see cref="Selection"/> on kept parameters side by side: the same cuts at the cost of what is kept.</summary>
internal static class CompressedSelection
{
    private const int Sampled = 2048;

    /// <summary>Takes away what the budget does not keep.</summary>
    /// <param name="kept">What is kept so far.</param>
    /// <param name="scores">One finite score for each that is kept.</param>
    /// <param name="budget">How much to keep of the prunable parameters.</param>
    /// <param name="options">Scope, tie rule, biases; nested.</param>
    public static void Cut(CompressedParameters kept, ReadOnlySpan<double> scores, PruningBudget budget, SelectionOptions options)
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
        CompressedParameters kept, ParameterSlice[] group, ReadOnlySpan<double> scores, int count, TieRule rule)
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
        if (removed < 1)
        {
            return (double.NegativeInfinity, 0);
        }

        var rented = ArrayPool<double>.Shared.Rent(candidates.Length);
        var lowest = Lowest(candidates, removed, rented);
        var threshold = OrderStatistics.Smallest(lowest, removed);
        var above = candidates.Length - lowest.Length + Selection.CountAbove(lowest, threshold);
        ArrayPool<double>.Shared.Return(rented);
        return (threshold, rule == TieRule.ExactCount ? count - above : 0);
    }

    // Few go in a round: the lowest, at least as many as go and most likely not many more, by what a sample says; all where it was wrong.
    private static ReadOnlySpan<double> Lowest(ReadOnlySpan<double> candidates, int removed, double[] lowest)
    {
        var share = (double)removed / candidates.Length;
        var rank = (int)(Sampled * (share + (4 * Math.Sqrt(share / Sampled)))) + 1; // four standard deviations of a rank
        if (candidates.Length < 4 * Sampled || rank > Sampled / 2)
        {
            return candidates;
        }

        Span<double> sample = stackalloc double[Sampled];
        for (var i = 0; i < Sampled; i++)
        {
            sample[i] = candidates[(int)((long)i * candidates.Length / Sampled)];
        }

        var limit = OrderStatistics.Smallest(sample, rank);
        var (found, start, limits) = (0, 0, Vector256.Create(limit));
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(candidates))
        {
            for (var bits = Vector256.LessThanOrEqual(vector, limits).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                lowest[found++] = candidates[start + BitOperations.TrailingZeroCount(bits)];
            }

            start += Vector256<double>.Count;
        }

        for (; start < candidates.Length; start++)
        {
            if (candidates[start] <= limit)
            {
                lowest[found++] = candidates[start];
            }
        }

        return found < removed ? candidates : lowest.AsSpan(0, found);
    }
}
