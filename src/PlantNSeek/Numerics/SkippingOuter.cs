using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlantNSeek.Numerics;

/// <summary>
/// The sums of <see cref="OuterKernel{TVector, TScalar, TLanes}"/> with the same bits, but only over samples whose delta is not 0, row
/// by row: behind a rectifier about half of them are. A product with 0 changes at most the sign of a sum that is 0, which the final + 0 removes.
/// Columns go by blocks of up to eight vectors, so that one delta serves them all; samples by 64, so that a block of inputs stays in cache.
/// </summary>
internal static unsafe class SkippingOuter<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    private const int Samples = 64; // one bit each

    /// <param name="m">The operands; the rows of deltas are readable up to whole vectors.</param>
    /// <param name="rows">Bits of the rows to compute; the others are left as they are.</param>
    public static void Run(in Outer<TScalar> m, ulong* rows)
    {
        var vectors = m.Columns / TLanes.Count;
        var blocks = (vectors + 7) / 8;
        for (var start = 0; start < m.Samples; start += Samples)
        {
            var part = m;
            part.Deltas += start;
            part.Inputs += start * m.InputStride;
            part.Samples = Math.Min(Samples, m.Samples - start);
            part.Continues |= start > 0;
            for (var block = 0; block < blocks; block++)
            {
                var (from, to) = (block * vectors / blocks, (block + 1) * vectors / blocks);
                Columns(part, rows, from * TLanes.Count, to - from);
            }
        }
    }

    private static void Columns(in Outer<TScalar> m, ulong* rows, int column, int vectors)
    {
        switch (vectors)
        {
            case 1:
                Rows<Block1>(m, rows, column);
                break;
            case 2:
                Rows<Block2>(m, rows, column);
                break;
            case 3:
                Rows<Block3>(m, rows, column);
                break;
            case 4:
                Rows<Block4>(m, rows, column);
                break;
            case 5:
                Rows<Block5>(m, rows, column);
                break;
            case 6:
                Rows<Block6>(m, rows, column);
                break;
            case 7:
                Rows<Block7>(m, rows, column);
                break;
            default:
                Rows<Block8>(m, rows, column);
                break;
        }
    }

    // Never inlined: within a large caller the compiler would give up on inlining what this is made of.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows<TBlock>(in Outer<TScalar> m, ulong* rows, int column)
        where TBlock : struct, IBlock
    {
        var inputs = m.Inputs + column;
        var (stride, continues) = (m.InputStride, m.Continues);
        var within = m.Samples == Samples ? ulong.MaxValue : (1UL << m.Samples) - 1;
        for (var row = 0; row < m.Rows; row++)
        {
            if ((rows[row >> 6] >> (row & 63) & 1) == 0)
            {
                continue;
            }

            var deltas = m.Deltas + (row * m.DeltaStride);
            var bits = 0UL;
            for (var s = 0; s < m.Samples; s += TLanes.Count)
            {
                bits |= TLanes.NonZeroBits(TLanes.Load(deltas + s)) << s;
            }

            bits &= within;
            if (bits == 0 && continues)
            {
                continue;
            }

            var result = m.Result + (row * m.ResultStride) + column;
            var a0 = Start<TBlock>(result, 0, continues);
            var a1 = Start<TBlock>(result, 1, continues);
            var a2 = Start<TBlock>(result, 2, continues);
            var a3 = Start<TBlock>(result, 3, continues);
            var a4 = Start<TBlock>(result, 4, continues);
            var a5 = Start<TBlock>(result, 5, continues);
            var a6 = Start<TBlock>(result, 6, continues);
            var a7 = Start<TBlock>(result, 7, continues);
            for (; bits != 0; bits &= bits - 1)
            {
                nint s = BitOperations.TrailingZeroCount(bits);
                var x = inputs + (s * stride);
                var v = TLanes.Broadcast(deltas[s]);
                a0 = Next<TBlock>(v, x, 0, a0);
                a1 = Next<TBlock>(v, x, 1, a1);
                a2 = Next<TBlock>(v, x, 2, a2);
                a3 = Next<TBlock>(v, x, 3, a3);
                a4 = Next<TBlock>(v, x, 4, a4);
                a5 = Next<TBlock>(v, x, 5, a5);
                a6 = Next<TBlock>(v, x, 6, a6);
                a7 = Next<TBlock>(v, x, 7, a7);
            }

            Finish<TBlock>(result, 0, a0);
            Finish<TBlock>(result, 1, a1);
            Finish<TBlock>(result, 2, a2);
            Finish<TBlock>(result, 3, a3);
            Finish<TBlock>(result, 4, a4);
            Finish<TBlock>(result, 5, a5);
            Finish<TBlock>(result, 6, a6);
            Finish<TBlock>(result, 7, a7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start<TBlock>(TScalar* result, int vector, bool continues)
        where TBlock : struct, IBlock => vector < TBlock.Vectors && continues ? TLanes.Load(result + (vector * TLanes.Count)) : TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next<TBlock>(TVector delta, TScalar* inputs, int vector, TVector sum)
        where TBlock : struct, IBlock => vector < TBlock.Vectors ? TLanes.MultiplyAdd(delta, TLanes.Load(inputs + (vector * TLanes.Count)), sum) : sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TBlock>(TScalar* result, int vector, TVector sum)
        where TBlock : struct, IBlock
    {
        if (vector < TBlock.Vectors)
        {
            TLanes.Store(result + (vector * TLanes.Count), TLanes.Add(sum, TLanes.Zero));
        }
    }
}
