using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>
/// result[r][s] = start[r] + sum_j weights[r, j] * inputs[j][s], by fused multiply-adds in the order of j and one final + 0,
/// vectorised over samples and blocked over rows so that two vectors of inputs serve eight rows from registers.
/// </summary>
/// <remarks>Tiles of each size are written out although they read alike: only sums that are locals of their own stay in registers.</remarks>
internal static unsafe class ProductKernel<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    private const int Ahead = 32; // entries: two cache lines of floats

    public static void Run<TForm>(in Product<TScalar> m)
        where TForm : struct, IProductForm
    {
        var row = 0;
        for (; row + 8 <= m.Rows; row += 8)
        {
            Rows8<TForm>(m, row);
        }

        for (; row + 4 <= m.Rows; row += 4)
        {
            Rows4<TForm>(m, row);
        }

        for (; row < m.Rows; row++)
        {
            Rows1<TForm>(m, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8<TForm>(in Product<TScalar> m, int row)
        where TForm : struct, IProductForm
    {
        var (inner, samples, step) = (m.Inner, (nint)m.Samples, m.ColumnStride);
        var w0 = m.Weights + (row * m.RowStride);
        var w1 = w0 + m.RowStride;
        var w2 = w1 + m.RowStride;
        var w3 = w2 + m.RowStride;
        var w4 = w3 + m.RowStride;
        var w5 = w4 + m.RowStride;
        var w6 = w5 + m.RowStride;
        var w7 = w6 + m.RowStride;
        for (var s = 0; s < m.Samples; s += 2 * TLanes.Count)
        {
            var t = s + TLanes.Count;
            var a0 = Start<TForm>(m, row, s);
            var b0 = Start<TForm>(m, row, t);
            var a1 = Start<TForm>(m, row + 1, s);
            var b1 = Start<TForm>(m, row + 1, t);
            var a2 = Start<TForm>(m, row + 2, s);
            var b2 = Start<TForm>(m, row + 2, t);
            var a3 = Start<TForm>(m, row + 3, s);
            var b3 = Start<TForm>(m, row + 3, t);
            var a4 = Start<TForm>(m, row + 4, s);
            var b4 = Start<TForm>(m, row + 4, t);
            var a5 = Start<TForm>(m, row + 5, s);
            var b5 = Start<TForm>(m, row + 5, t);
            var a6 = Start<TForm>(m, row + 6, s);
            var b6 = Start<TForm>(m, row + 6, t);
            var a7 = Start<TForm>(m, row + 7, s);
            var b7 = Start<TForm>(m, row + 7, t);
            var x = m.Inputs + s;
            nint column = 0;
            for (var j = 0; j < inner; j++)
            {
                var xa = TLanes.Load(x);
                var xb = TLanes.Load(x + TLanes.Count);
                var v0 = TLanes.Broadcast(w0[column]);
                a0 = TLanes.MultiplyAdd(v0, xa, a0);
                b0 = TLanes.MultiplyAdd(v0, xb, b0);
                var v1 = TLanes.Broadcast(w1[column]);
                a1 = TLanes.MultiplyAdd(v1, xa, a1);
                b1 = TLanes.MultiplyAdd(v1, xb, b1);
                var v2 = TLanes.Broadcast(w2[column]);
                a2 = TLanes.MultiplyAdd(v2, xa, a2);
                b2 = TLanes.MultiplyAdd(v2, xb, b2);
                var v3 = TLanes.Broadcast(w3[column]);
                a3 = TLanes.MultiplyAdd(v3, xa, a3);
                b3 = TLanes.MultiplyAdd(v3, xb, b3);
                var v4 = TLanes.Broadcast(w4[column]);
                a4 = TLanes.MultiplyAdd(v4, xa, a4);
                b4 = TLanes.MultiplyAdd(v4, xb, b4);
                var v5 = TLanes.Broadcast(w5[column]);
                a5 = TLanes.MultiplyAdd(v5, xa, a5);
                b5 = TLanes.MultiplyAdd(v5, xb, b5);
                var v6 = TLanes.Broadcast(w6[column]);
                a6 = TLanes.MultiplyAdd(v6, xa, a6);
                b6 = TLanes.MultiplyAdd(v6, xb, b6);
                var v7 = TLanes.Broadcast(w7[column]);
                a7 = TLanes.MultiplyAdd(v7, xa, a7);
                b7 = TLanes.MultiplyAdd(v7, xb, b7);
                Prefetching.At(w0 + ((j & 7) * m.RowStride) + column + Ahead);
                column += step;
                x += samples;
            }

            Finish<TForm>(m, row, s, a0);
            Finish<TForm>(m, row, t, b0);
            Finish<TForm>(m, row + 1, s, a1);
            Finish<TForm>(m, row + 1, t, b1);
            Finish<TForm>(m, row + 2, s, a2);
            Finish<TForm>(m, row + 2, t, b2);
            Finish<TForm>(m, row + 3, s, a3);
            Finish<TForm>(m, row + 3, t, b3);
            Finish<TForm>(m, row + 4, s, a4);
            Finish<TForm>(m, row + 4, t, b4);
            Finish<TForm>(m, row + 5, s, a5);
            Finish<TForm>(m, row + 5, t, b5);
            Finish<TForm>(m, row + 6, s, a6);
            Finish<TForm>(m, row + 6, t, b6);
            Finish<TForm>(m, row + 7, s, a7);
            Finish<TForm>(m, row + 7, t, b7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4<TForm>(in Product<TScalar> m, int row)
        where TForm : struct, IProductForm
    {
        var (inner, samples, step) = (m.Inner, (nint)m.Samples, m.ColumnStride);
        var w0 = m.Weights + (row * m.RowStride);
        var w1 = w0 + m.RowStride;
        var w2 = w1 + m.RowStride;
        var w3 = w2 + m.RowStride;
        for (var s = 0; s < m.Samples; s += 2 * TLanes.Count)
        {
            var t = s + TLanes.Count;
            var a0 = Start<TForm>(m, row, s);
            var b0 = Start<TForm>(m, row, t);
            var a1 = Start<TForm>(m, row + 1, s);
            var b1 = Start<TForm>(m, row + 1, t);
            var a2 = Start<TForm>(m, row + 2, s);
            var b2 = Start<TForm>(m, row + 2, t);
            var a3 = Start<TForm>(m, row + 3, s);
            var b3 = Start<TForm>(m, row + 3, t);
            var x = m.Inputs + s;
            nint column = 0;
            for (var j = 0; j < inner; j++)
            {
                var xa = TLanes.Load(x);
                var xb = TLanes.Load(x + TLanes.Count);
                var v0 = TLanes.Broadcast(w0[column]);
                a0 = TLanes.MultiplyAdd(v0, xa, a0);
                b0 = TLanes.MultiplyAdd(v0, xb, b0);
                var v1 = TLanes.Broadcast(w1[column]);
                a1 = TLanes.MultiplyAdd(v1, xa, a1);
                b1 = TLanes.MultiplyAdd(v1, xb, b1);
                var v2 = TLanes.Broadcast(w2[column]);
                a2 = TLanes.MultiplyAdd(v2, xa, a2);
                b2 = TLanes.MultiplyAdd(v2, xb, b2);
                var v3 = TLanes.Broadcast(w3[column]);
                a3 = TLanes.MultiplyAdd(v3, xa, a3);
                b3 = TLanes.MultiplyAdd(v3, xb, b3);
                column += step;
                x += samples;
            }

            Finish<TForm>(m, row, s, a0);
            Finish<TForm>(m, row, t, b0);
            Finish<TForm>(m, row + 1, s, a1);
            Finish<TForm>(m, row + 1, t, b1);
            Finish<TForm>(m, row + 2, s, a2);
            Finish<TForm>(m, row + 2, t, b2);
            Finish<TForm>(m, row + 3, s, a3);
            Finish<TForm>(m, row + 3, t, b3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1<TForm>(in Product<TScalar> m, int row)
        where TForm : struct, IProductForm
    {
        var (inner, samples, step) = (m.Inner, (nint)m.Samples, m.ColumnStride);
        var w0 = m.Weights + (row * m.RowStride);
        for (var s = 0; s < m.Samples; s += 2 * TLanes.Count)
        {
            var t = s + TLanes.Count;
            var a0 = Start<TForm>(m, row, s);
            var b0 = Start<TForm>(m, row, t);
            var x = m.Inputs + s;
            nint column = 0;
            for (var j = 0; j < inner; j++)
            {
                var xa = TLanes.Load(x);
                var xb = TLanes.Load(x + TLanes.Count);
                var v0 = TLanes.Broadcast(w0[column]);
                a0 = TLanes.MultiplyAdd(v0, xa, a0);
                b0 = TLanes.MultiplyAdd(v0, xb, b0);
                column += step;
                x += samples;
            }

            Finish<TForm>(m, row, s, a0);
            Finish<TForm>(m, row, t, b0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start<TForm>(in Product<TScalar> m, int row, int sample)
        where TForm : struct, IProductForm => StartAt<TForm>(m, row, ((nint)row * m.Samples) + sample);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TForm>(in Product<TScalar> m, int row, int sample, TVector sum)
        where TForm : struct, IProductForm => FinishAt<TForm>(m, ((nint)row * m.Samples) + sample, sum);

    /// <summary>What the sums of a row begin with at an offset of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector StartAt<TForm>(in Product<TScalar> m, int row, nint offset)
        where TForm : struct, IProductForm
    {
        if (TForm.Continues)
        {
            return TLanes.Load(m.Result + offset);
        }

        return m.Start == null ? TLanes.Zero : TLanes.Broadcast(m.Start[row * m.StartStride]);
    }

    /// <summary>Stores a finished sum at an offset of the result, in the product's form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FinishAt<TForm>(in Product<TScalar> m, nint offset, TVector sum)
        where TForm : struct, IProductForm
    {
        sum = TLanes.Add(sum, TLanes.Zero);
        if (TForm.Rectifies)
        {
            sum = TLanes.ZeroUnlessPositive(sum, sum);
        }

        if (TForm.Gates)
        {
            sum = TLanes.ZeroUnlessPositive(TLanes.Load(m.Gate + offset), sum);
        }

        TLanes.Store(m.Result + offset, sum);
    }
}
