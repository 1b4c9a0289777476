using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Statistics;

/// <content>
/// A sample says between which values the answer must be; one pass counts what is below and collects what lies between. Where the sample was
/// wrong, the exact way is still open.
/// </content>
public static partial class OrderStatistics
{
    private const int SampledFrom = 8192;
    private const int Sampled = 1024;
    private const int Margin = 56; // of the sample, three and a half standard deviations of a rank at most

    private static double? SmallestNear(ReadOnlySpan<double> values, int rank)
    {
        var (keys, counts) = (ArrayPool<ulong>.Shared.Rent(values.Length / 2), ArrayPool<int>.Shared.Rent(Digits));
        try
        {
            var middle = (int)((long)rank * Sampled / values.Length);
            var low = Sample(values, middle - Margin, keys, counts, double.NegativeInfinity);
            var high = Sample(values, middle + Margin, keys, counts, double.PositiveInfinity);
            var candidates = MemoryMarshal.Cast<ulong, double>(keys.AsSpan(0, values.Length / 2));
            var (below, found) = Collect(values, low, high, candidates);
            return below < rank && rank <= below + found
                ? FromKey(SmallestKey(ToKeys(candidates[..found], keys), counts.AsSpan(0, Digits), rank - below))
                : null;
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(counts);
        }
    }

    private static double Sample(ReadOnlySpan<double> values, int rank, ulong[] keys, int[] counts, double outside)
    {
        if (rank < 1 || rank > Sampled)
        {
            return outside;
        }

        Span<double> sample = stackalloc double[Sampled];
        for (var i = 0; i < Sampled; i++)
        {
            sample[i] = values[(int)((long)i * values.Length / Sampled)];
            if (double.IsNaN(sample[i]))
            {
                return outside; // an error, which the exact way reports
            }
        }

        return FromKey(SmallestKey(ToKeys(sample, keys), counts.AsSpan(0, Digits), rank));
    }

    // How many are below; as many as found between, or none where there is no room for them or a value is NaN.
    private static (int Below, int Found) Collect(ReadOnlySpan<double> values, double low, double high, Span<double> candidates)
    {
        var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
        var (below, ordered) = (Vector256<long>.Zero, Vector256<double>.AllBitsSet);
        var (found, i) = (0, 0);
        foreach (var vector in MemoryMarshal.Cast<double, Vector256<double>>(values))
        {
            var lower = Vector256.LessThan(vector, lows);
            below -= lower.AsInt64();
            ordered &= Vector256.Equals(vector, vector);
            var between = Vector256.AndNot(Vector256.LessThanOrEqual(vector, highs), lower).ExtractMostSignificantBits();
            if (found + Vector256<double>.Count > candidates.Length)
            {
                return (0, 0);
            }

            for (; between != 0; between &= between - 1)
            {
                candidates[found++] = values[i + BitOperations.TrailingZeroCount(between)];
            }

            i += Vector256<double>.Count;
        }

        var sum = (int)LaneTotals.Of(below);
        for (; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || found == candidates.Length)
            {
                return (0, 0);
            }

            sum += values[i] < low ? 1 : 0;
            if (values[i] >= low && values[i] <= high)
            {
                candidates[found++] = values[i];
            }
        }

        return ordered.ExtractMostSignificantBits() == 0xF ? (sum, found) : (0, 0);
    }
}
