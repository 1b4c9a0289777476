using System.Buffers;

namespace PlantNSeek.Numerics.Statistics;

/// <summary>Ranks without sorting: linear time whatever the order or the ties, the same answer everywhere.</summary>
public static partial class OrderStatistics
{
    private const int DigitBits = 11; // few enough counters to stay in cache
    private const int Digits = 1 << DigitBits;

    /// <summary>The value at <paramref name="rank"/> of the ascending order.</summary>
    /// <param name="values">No NaN among them; infinities are allowed. Not changed.</param>
    /// <param name="rank">1 for the smallest, as many as there are values for the largest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rank is below 1 or above the number of values.</exception>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public static double Smallest(ReadOnlySpan<double> values, int rank)
    {
        if (rank < 1 || rank > values.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(rank), $"rank is {rank}; there are {values.Length} values");
        }

        if (values.Length >= SampledFrom && SmallestNear(values, rank) is { } found)
        {
            return found;
        }

        var keys = ArrayPool<ulong>.Shared.Rent(values.Length);
        var counts = ArrayPool<int>.Shared.Rent(Digits);
        try
        {
            return FromKey(SmallestKey(ToKeys(values, keys), counts.AsSpan(0, Digits), rank));
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(counts);
        }
    }

    // One digit at a time from the top; the keys that share the digits found so far stay in front.
    private static ulong SmallestKey(Span<ulong> keys, Span<int> counts, int rank)
    {
        var shift = 64;
        while (shift > 0 && keys.Length > 1)
        {
            shift = Math.Max(shift - DigitBits, 0); // the last digit overlaps bits that are equal by then
            counts.Clear();
            foreach (var key in keys)
            {
                counts[(int)(key >> shift) & (Digits - 1)]++;
            }

            var digit = 0;
            for (; rank > counts[digit]; digit++)
            {
                rank -= counts[digit];
            }

            var kept = 0;
            foreach (var key in keys)
            {
                if (((int)(key >> shift) & (Digits - 1)) == digit)
                {
                    keys[kept++] = key;
                }
            }

            keys = keys[..kept];
        }

        return keys[0];
    }

    // Bits of a double that sort as the numbers do.
    private static Span<ulong> ToKeys(ReadOnlySpan<double> values, Span<ulong> keys)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                throw new ArgumentException($"value {i} of {values.Length} is NaN, which has no rank", nameof(values));
            }

            var bits = BitConverter.DoubleToUInt64Bits(values[i]);
            keys[i] = (bits >> 63) == 0 ? bits | (1UL << 63) : ~bits;
        }

        return keys[..values.Length];
    }

    private static double FromKey(ulong key) => BitConverter.UInt64BitsToDouble((key >> 63) == 0 ? ~key : key & ~(1UL << 63));
}
