using System.Numerics;
using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>
/// The sums of <see cref="OuterKernel{TVector, TScalar, TLanes}"/> with the same bits, but only over samples whose delta is not 0, row
/// by row: behind a rectifier about half of them are. A product with 0 changes at most the sign of a sum that is 0, which the final + 0 removes.
/// Up to eight vectors of a row are in registers, so that one delta serves them all, and are handed over from there, so that what is
/// done with them overlaps with the sums of the next row.
/// </summary>
/// <remarks>Its walk over the bits reads like that of <see cref="SkippingProduct{TVector, TScalar, TLanes}"/>; shared code would hold the sums in memory instead of registers.</remarks>
internal static unsafe class SkippingOuter<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    private const int Word = 64; // samples, one bit each

    /// <summary>Leaves the sums in memory, 64 samples at a time, so that a block of inputs stays in cache.</summary>
    /// <param name="m">The operands; the rows of deltas are readable up to whole vectors.</param>
    /// <param name="rows">Bits of the rows to compute; the others are left as they are.</param>
    /// <param name="continues">Whether the sums go on from what the result holds.</param>
    public static void Run(in Outer<TScalar> m, ulong* rows, bool continues)
    {
        for (var start = 0; start < m.Samples; start += Word)
        {
            var part = m;
            part.Deltas += start;
            part.Inputs += start * m.InputStride;
            part.Samples = Math.Min(Word, m.Samples - start);
            var sink = new ResultSink<TVector, TScalar, TLanes> { Result = m.Result, Continues = continues || start > 0 };
            Run(part, rows, ref sink);
        }
    }

    /// <summary>Hands the sums over, vector by vector, at row * <see cref="Outer{T}.ResultStride"/> + column.</summary>
    /// <param name="m">The operands without the result; the rows of deltas are readable up to whole vectors.</param>
    /// <param name="rows">Bits of the rows to compute, null for all.</param>
    /// <param name="sink">Where the sums begin and go.</param>
    public static void Run<TSink>(in Outer<TScalar> m, ulong* rows, ref TSink sink)
        where TSink : struct, IVectorSink<TVector>
    {
        var vectors = m.Columns / TLanes.Count;
        var blocks = (vectors + 7) / 8;
        for (var block = 0; block < blocks; block++)
        {
            var (from, to) = (block * vectors / blocks, (block + 1) * vectors / blocks);
            Columns(m, rows, from * TLanes.Count, to - from, ref sink);
        }
    }

    private static void Columns<TSink>(in Outer<TScalar> m, ulong* rows, int column, int vectors, ref TSink sink)
        where TSink : struct, IVectorSink<TVector>
    {
        switch (vectors)
        {
            case 1:
                Rows<Block1, TSink>(m, rows, column, ref sink);
                break;
            case 2:
                Rows<Block2, TSink>(m, rows, column, ref sink);
                break;
            case 3:
                Rows<Block3, TSink>(m, rows, column, ref sink);
                break;
            case 4:
                Rows<Block4, TSink>(m, rows, column, ref sink);
                break;
            case 5:
                Rows<Block5, TSink>(m, rows, column, ref sink);
                break;
            case 6:
                Rows<Block6, TSink>(m, rows, column, ref sink);
                break;
            case 7:
                Rows<Block7, TSink>(m, rows, column, ref sink);
                break;
            default:
                Rows<Block8, TSink>(m, rows, column, ref sink);
                break;
        }
    }

    // Never inlined: within a large caller the compiler would give up on inlining what this is made of.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows<TBlock, TSink>(in Outer<TScalar> m, ulong* rows, int column, ref TSink sink)
        where TBlock : struct, IBlock
        where TSink : struct, IVectorSink<TVector>
    {
        var taker = sink; // a local, so that what it holds is in registers
        var stride = m.InputStride;
        for (var row = 0; row < m.Rows; row++)
        {
            if (rows != null && (rows[row >> 6] >> (row & 63) & 1) == 0)
            {
                continue;
            }

            var deltas = m.Deltas + (row * m.DeltaStride);
            var inputs = m.Inputs + column;
            var offset = (row * m.ResultStride) + column;
            var a0 = Start<TBlock, TSink>(ref taker, offset, 0);
            var a1 = Start<TBlock, TSink>(ref taker, offset, 1);
            var a2 = Start<TBlock, TSink>(ref taker, offset, 2);
            var a3 = Start<TBlock, TSink>(ref taker, offset, 3);
            var a4 = Start<TBlock, TSink>(ref taker, offset, 4);
            var a5 = Start<TBlock, TSink>(ref taker, offset, 5);
            var a6 = Start<TBlock, TSink>(ref taker, offset, 6);
            var a7 = Start<TBlock, TSink>(ref taker, offset, 7);
            for (var start = 0; start < m.Samples; start += Word)
            {
                for (var bits = NonZero(deltas, m.Samples - start); bits != 0; bits &= bits - 1)
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

                deltas += Word;
                inputs += Word * stride;
            }

            Finish<TBlock, TSink>(ref taker, offset, 0, a0);
            Finish<TBlock, TSink>(ref taker, offset, 1, a1);
            Finish<TBlock, TSink>(ref taker, offset, 2, a2);
            Finish<TBlock, TSink>(ref taker, offset, 3, a3);
            Finish<TBlock, TSink>(ref taker, offset, 4, a4);
            Finish<TBlock, TSink>(ref taker, offset, 5, a5);
            Finish<TBlock, TSink>(ref taker, offset, 6, a6);
            Finish<TBlock, TSink>(ref taker, offset, 7, a7);
        }

        sink = taker;
    }

    // Of at most 64 samples.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NonZero(TScalar* deltas, int samples)
    {
        var (bits, count) = (0UL, Math.Min(Word, samples));
        for (var s = 0; s < count; s += TLanes.Count)
        {
            bits |= TLanes.NonZeroBits(TLanes.Load(deltas + s)) << s;
        }

        return bits & (ulong.MaxValue >> (Word - count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start<TBlock, TSink>(ref TSink sink, nint offset, int vector)
        where TBlock : struct, IBlock
        where TSink : struct, IVectorSink<TVector> => vector < TBlock.Vectors ? sink.Start(offset + (vector * TLanes.Count)) : TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next<TBlock>(TVector delta, TScalar* inputs, int vector, TVector sum)
        where TBlock : struct, IBlock => vector < TBlock.Vectors ? TLanes.MultiplyAdd(delta, TLanes.Load(inputs + (vector * TLanes.Count)), sum) : sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TBlock, TSink>(ref TSink sink, nint offset, int vector, TVector sum)
        where TBlock : struct, IBlock
        where TSink : struct, IVectorSink<TVector>
    {
        if (vector < TBlock.Vectors)
        {
            sink.Take(offset + (vector * TLanes.Count), TLanes.Add(sum, TLanes.Zero));
        }
    }
}
