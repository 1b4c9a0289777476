using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlantNSeek.Numerics;

/// <summary>
/// The sums of <see cref="OuterKernel{TVector, TScalar, TLanes}"/>, bit for bit, without the samples whose delta is 0: a rectifier zeroes about
/// half of them. A part of a row is summed in registers and handed over from there, so that what the taker does overlaps with the next sums.
/// </summary>
internal static unsafe class SkippingOuterKernel<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    private const int MostVectors = 8; // one broadcast then serves eight sums, and all stay in registers

    /// <summary>Hands over sum_s deltas[r][s] * inputs[s][c], by fused multiply-adds in the order of s and one final + 0, row by row.</summary>
    /// <param name="m">The operands; the deltas are padded to whole vectors. The result and whether it continues play no part.</param>
    /// <param name="sink">Takes each vector of sums at r * ResultStride + c.</param>
    public static void Run<TSink>(in Outer<TScalar> m, ref TSink sink)
        where TSink : struct, IVectorSink<TVector>
    {
        var words = (m.Samples + 63) / 64;
        var marks = stackalloc ulong[words * m.Rows];
        for (var row = 0; row < m.Rows; row++)
        {
            Mark(m.Deltas + (row * m.DeltaStride), m.Samples, marks + (row * words));
        }

        var vectors = m.Columns / TLanes.Count;
        for (var first = 0; first < vectors; first += MostVectors)
        {
            switch (Math.Min(MostVectors, vectors - first))
            {
                case 1: Rows<One, TSink>(m, marks, words, first, ref sink); break;
                case 2: Rows<Two, TSink>(m, marks, words, first, ref sink); break;
                case 3: Rows<Three, TSink>(m, marks, words, first, ref sink); break;
                case 4: Rows<Four, TSink>(m, marks, words, first, ref sink); break;
                case 5: Rows<Five, TSink>(m, marks, words, first, ref sink); break;
                case 6: Rows<Six, TSink>(m, marks, words, first, ref sink); break;
                case 7: Rows<Seven, TSink>(m, marks, words, first, ref sink); break;
                default: Rows<Eight, TSink>(m, marks, words, first, ref sink); break;
            }
        }
    }

    // One bit a sample, the first lowest: set where the delta is not 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark(TScalar* deltas, int samples, ulong* marks)
    {
        for (var start = 0; start < samples; start += 64)
        {
            var (word, end) = (0UL, Math.Min(64, samples - start));
            for (var s = 0; s < end; s += TLanes.Count)
            {
                word |= TLanes.NonZero(TLanes.Load(deltas + start + s)) << s;
            }

            *marks++ = word & (ulong.MaxValue >> (64 - end));
        }
    }

    // The number of vectors is a constant of each instance, so that its conditions cost nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows<TVectors, TSink>(in Outer<TScalar> m, ulong* marks, int words, int firstVector, ref TSink sink)
        where TVectors : struct, IVectorCount
        where TSink : struct, IVectorSink<TVector>
    {
        var taker = sink; // a local, so that its constants are in registers
        nint offset = firstVector * TLanes.Count;
        for (var row = 0; row < m.Rows; row++)
        {
            var deltas = m.Deltas + (row * m.DeltaStride);
            var inputs = m.Inputs + offset;
            var stride = m.InputStride;
            var (a0, a1, a2, a3) = (TLanes.Zero, TLanes.Zero, TLanes.Zero, TLanes.Zero);
            var (a4, a5, a6, a7) = (TLanes.Zero, TLanes.Zero, TLanes.Zero, TLanes.Zero);
            for (var word = 0; word < words; word++)
            {
                for (var left = *marks++; left != 0; left &= left - 1)
                {
                    nint s = BitOperations.TrailingZeroCount(left);
                    var d = TLanes.Broadcast(deltas[s]);
                    var x = inputs + (s * stride);
                    a0 = TLanes.MultiplyAdd(d, TLanes.Load(x), a0);
                    a1 = TVectors.Value > 1 ? TLanes.MultiplyAdd(d, TLanes.Load(x + TLanes.Count), a1) : a1;
                    a2 = TVectors.Value > 2 ? TLanes.MultiplyAdd(d, TLanes.Load(x + (2 * TLanes.Count)), a2) : a2;
                    a3 = TVectors.Value > 3 ? TLanes.MultiplyAdd(d, TLanes.Load(x + (3 * TLanes.Count)), a3) : a3;
                    a4 = TVectors.Value > 4 ? TLanes.MultiplyAdd(d, TLanes.Load(x + (4 * TLanes.Count)), a4) : a4;
                    a5 = TVectors.Value > 5 ? TLanes.MultiplyAdd(d, TLanes.Load(x + (5 * TLanes.Count)), a5) : a5;
                    a6 = TVectors.Value > 6 ? TLanes.MultiplyAdd(d, TLanes.Load(x + (6 * TLanes.Count)), a6) : a6;
                    a7 = TVectors.Value > 7 ? TLanes.MultiplyAdd(d, TLanes.Load(x + (7 * TLanes.Count)), a7) : a7;
                }

                deltas += 64;
                inputs += 64 * stride;
            }

            var to = offset + (row * m.ResultStride);
            taker.Take(to, TLanes.Add(a0, TLanes.Zero));
            if (TVectors.Value > 1)
            {
                taker.Take(to + TLanes.Count, TLanes.Add(a1, TLanes.Zero));
            }

            if (TVectors.Value > 2)
            {
                taker.Take(to + (2 * TLanes.Count), TLanes.Add(a2, TLanes.Zero));
            }

            if (TVectors.Value > 3)
            {
                taker.Take(to + (3 * TLanes.Count), TLanes.Add(a3, TLanes.Zero));
            }

            if (TVectors.Value > 4)
            {
                taker.Take(to + (4 * TLanes.Count), TLanes.Add(a4, TLanes.Zero));
            }

            if (TVectors.Value > 5)
            {
                taker.Take(to + (5 * TLanes.Count), TLanes.Add(a5, TLanes.Zero));
            }

            if (TVectors.Value > 6)
            {
                taker.Take(to + (6 * TLanes.Count), TLanes.Add(a6, TLanes.Zero));
            }

            if (TVectors.Value > 7)
            {
                taker.Take(to + (7 * TLanes.Count), TLanes.Add(a7, TLanes.Zero));
            }
        }

        sink = taker;
    }
}
