using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics.Lanes;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Pruning;

/// <content>The cut of one group on the words of a mask: where little is kept, little is looked at.</content>
public static partial class Selection
{
    // Of the candidates in these tensors the best are kept. Whoever is masked for good is no candidate: such were the first to go.
    private static void Cut(
        ParameterSlice[] group, int count, ReadOnlySpan<double> scores, SelectionOptions options, Span<ulong> words, double[] ranked)
    {
        var candidates = Gather(group, scores, options.Nested, words, ranked);
        var removed = candidates.Length - count;
        var threshold = removed < 1 ? double.NegativeInfinity : OrderStatistics.Smallest(candidates, removed);
        var keptTies = options.TieRule == TieRule.ExactCount ? count - CountAbove(candidates, threshold) : 0;
        foreach (var slice in group)
        {
            for (var start = slice.Offset & ~63; start < slice.End; start += 64)
            {
                ref var word = ref words[start >> 6];
                var inside = Mask.BitsOf(slice, start);
                var asked = options.Nested ? word & inside : inside;
                if (asked == 0)
                {
                    continue;
                }

                var (above, equal) = Compare(scores[start..Math.Min(start + 64, scores.Length)], threshold);
                var kept = asked & above;
                for (var ties = asked & equal; keptTies > 0 && ties != 0; ties &= ties - 1)
                {
                    kept |= ties & (0 - ties); // the lowest
                    keptTies--;
                }

                word = (word & ~inside) | kept;
            }
        }
    }

    // Their scores side by side.
    private static ReadOnlySpan<double> Gather(ParameterSlice[] group, ReadOnlySpan<double> scores, bool nested, ReadOnlySpan<ulong> words, double[] ranked)
    {
        var found = 0;
        foreach (var slice in group)
        {
            for (var start = slice.Offset & ~63; start < slice.End; start += 64)
            {
                var inside = Mask.BitsOf(slice, start);
                var asked = nested ? words[start >> 6] & inside : inside;
                if (asked == ulong.MaxValue)
                {
                    scores.Slice(start, 64).CopyTo(ranked.AsSpan(found));
                    found += 64;
                    continue;
                }

                for (; asked != 0; asked &= asked - 1)
                {
                    ranked[found++] = scores[start + BitOperations.TrailingZeroCount(asked)];
                }
            }
        }

        return ranked.AsSpan(0, found);
    }

    internal static int CountAbove(ReadOnlySpan<double> scores, double threshold)
    {
        var (sum, least) = (Vector256<long>.Zero, Vector256.Create(threshold));
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(scores);
        foreach (var vector in vectors)
        {
            sum -= Vector256.GreaterThan(vector, least).AsInt64();
        }

        var count = (int)LaneTotals.Of(sum);
        foreach (var score in scores[(vectors.Length * Vector256<double>.Count)..])
        {
            count += score > threshold ? 1 : 0;
        }

        return count;
    }

    // Bits of up to 64 scores that are above the threshold, and that are equal to it.
    private static (ulong Above, ulong Equal) Compare(ReadOnlySpan<double> scores, double threshold)
    {
        var (above, equal, i, least) = (0UL, 0UL, 0, Vector256.Create(threshold));
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(scores))
        {
            above |= (ulong)Vector256.GreaterThan(vector, least).ExtractMostSignificantBits() << i;
            equal |= (ulong)Vector256.Equals(vector, least).ExtractMostSignificantBits() << i;
            i += Vector256<double>.Count;
        }

        for (; i < scores.Length; i++)
        {
            above |= scores[i] > threshold ? 1UL << i : 0;
            equal |= scores[i] == threshold ? 1UL << i : 0;
        }

        return (above, equal);
    }
}
