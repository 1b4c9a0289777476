using System.Numerics;
using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>
/// The sums of <see cref="ProductKernel{TVector, TScalar, TLanes}"/> with the same bits, but only over weights and inputs that are not 0. A
/// product with 0 changes at most the sign of a sum that is 0, which the final + 0 removes. A row has its samples in registers, since no
/// two rows have the same weights to skip.
/// </summary>
/// <remarks>Its walk over the bits reads like that of <see cref="SkippingOuter{TVector, TScalar, TLanes}"/>; shared code would hold the sums in memory instead of registers.</remarks>
internal static unsafe class SkippingProduct<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    /// <param name="m">The operands, except the weights.</param>
    /// <param name="weights">The weights, by the strides of <paramref name="m"/>.</param>
    /// <param name="nonZero">Bits of the weights that are not 0, <c>[Rows][words]</c>.</param>
    /// <param name="inputs">Bits of the rows of inputs that are not all 0.</param>
    /// <param name="rows">Bits of the rows to compute, null for all; the others become 0.</param>
    public static void Run<TForm, TWeights>(in Product<TScalar> m, TWeights weights, ulong* nonZero, ulong* inputs, ulong* rows)
        where TForm : struct, IProductForm
        where TWeights : struct, IWeights<TScalar>
    {
        // At most 256 bytes of samples at a time: the block of inputs of a layer of 100 units stays in the first cache.
        var (sample, whole) = (0, 256 / sizeof(TScalar));
        for (; sample + whole <= m.Samples; sample += whole)
        {
            if (whole == 4 * TLanes.Count)
            {
                Rows<TForm, TWeights, Block4>(m, weights, nonZero, inputs, rows, sample);
            }
            else
            {
                Rows<TForm, TWeights, Block8>(m, weights, nonZero, inputs, rows, sample);
            }
        }

        for (; sample < m.Samples; sample += 2 * TLanes.Count)
        {
            Rows<TForm, TWeights, Block2>(m, weights, nonZero, inputs, rows, sample);
        }
    }

    // Never inlined: within a large caller the compiler would give up on inlining what this is made of.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows<TForm, TWeights, TBlock>(in Product<TScalar> m, TWeights weights, ulong* nonZero, ulong* inputs, ulong* rows, int sample)
        where TForm : struct, IProductForm
        where TWeights : struct, IWeights<TScalar>
        where TBlock : struct, IBlock
    {
        var (words, samples, step) = (BitMatrix.Words(m.Inner), (nint)m.Samples, m.ColumnStride);
        var block = m.Inputs + sample;
        for (var row = 0; row < m.Rows; row++)
        {
            var offset = (row * samples) + sample;
            if (rows != null && (rows[row >> 6] >> (row & 63) & 1) == 0)
            {
                new Span<TScalar>(m.Result + offset, TBlock.Vectors * TLanes.Count).Clear();
                continue;
            }

            var a0 = Start<TForm, TBlock>(m, row, offset, 0);
            var a1 = Start<TForm, TBlock>(m, row, offset, 1);
            var a2 = Start<TForm, TBlock>(m, row, offset, 2);
            var a3 = Start<TForm, TBlock>(m, row, offset, 3);
            var a4 = Start<TForm, TBlock>(m, row, offset, 4);
            var a5 = Start<TForm, TBlock>(m, row, offset, 5);
            var a6 = Start<TForm, TBlock>(m, row, offset, 6);
            var a7 = Start<TForm, TBlock>(m, row, offset, 7);
            var first = row * m.RowStride;
            var present = nonZero + ((nint)row * words);
            for (nint word = 0; word < words; word++)
            {
                for (var bits = present[word] & inputs[word]; bits != 0; bits &= bits - 1)
                {
                    var j = (word << 6) + BitOperations.TrailingZeroCount(bits);
                    var x = block + (j * samples);
                    var v = TLanes.Broadcast(weights.At(first + (j * step)));
                    a0 = Next<TBlock>(v, x, 0, a0);
                    a1 = Next<TBlock>(v, x, 1, a1);
                    a2 = Next<TBlock>(v, x, 2, a2);
                    a3 = Next<TBlock>(v, x, 3, a3);
                    a4 = Next<TBlock>(v, x, 4, a4);
                    a5 = Next<TBlock>(v, x, 5, a5);
                    a6 = Next<TBlock>(v, x, 6, a6);
                    a7 = Next<TBlock>(v, x, 7, a7);
                }
            }

            Finish<TForm, TBlock>(m, offset, 0, a0);
            Finish<TForm, TBlock>(m, offset, 1, a1);
            Finish<TForm, TBlock>(m, offset, 2, a2);
            Finish<TForm, TBlock>(m, offset, 3, a3);
            Finish<TForm, TBlock>(m, offset, 4, a4);
            Finish<TForm, TBlock>(m, offset, 5, a5);
            Finish<TForm, TBlock>(m, offset, 6, a6);
            Finish<TForm, TBlock>(m, offset, 7, a7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start<TForm, TBlock>(in Product<TScalar> m, int row, nint offset, int vector)
        where TForm : struct, IProductForm
        where TBlock : struct, IBlock =>
        vector < TBlock.Vectors ? ProductKernel<TVector, TScalar, TLanes>.StartAt<TForm>(m, row, offset + (vector * TLanes.Count)) : TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next<TBlock>(TVector weight, TScalar* inputs, int vector, TVector sum)
        where TBlock : struct, IBlock => vector < TBlock.Vectors ? TLanes.MultiplyAdd(weight, TLanes.Load(inputs + (vector * TLanes.Count)), sum) : sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TForm, TBlock>(in Product<TScalar> m, nint offset, int vector, TVector sum)
        where TForm : struct, IProductForm
        where TBlock : struct, IBlock
    {
        if (vector < TBlock.Vectors)
        {
            ProductKernel<TVector, TScalar, TLanes>.FinishAt<TForm>(m, offset + (vector * TLanes.Count), sum);
        }
    }
}
