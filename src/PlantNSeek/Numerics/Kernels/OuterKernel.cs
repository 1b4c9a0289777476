using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>
/// result[r][c] = sum_s deltas[r][s] * inputs[s][c] by fused multiply-adds in the order of s and one final + 0: the gradient of a
/// weight matrix, vectorised over columns, blocked over rows and columns.
/// </summary>
/// <remarks>Tiles of each size are written out although they read alike: only sums that are locals of their own stay in registers.</remarks>
internal static unsafe partial class OuterKernel<TVector, TScalar, TLanes>
    where TVector : struct
    where TScalar : unmanaged
    where TLanes : struct, ILanes<TVector, TScalar>
{
    /// <param name="m">The operands.</param>
    /// <param name="work">Advanced every other sample, so that its divisions and memory traffic hide behind the multiply-adds.</param>
    public static void Run<TWork>(in Outer<TScalar> m, ref TWork work)
        where TWork : struct, IInterleavedWork
    {
        var row = 0;
        for (; row + 4 <= m.Rows; row += 4)
        {
            var column = 0;
            for (; column + (4 * TLanes.Count) <= m.Columns; column += 4 * TLanes.Count)
            {
                Tile4x4(m, row, column, ref work);
            }

            if (column + (3 * TLanes.Count) <= m.Columns)
            {
                Tile4x3(m, row, column, ref work);
                column += 3 * TLanes.Count;
            }

            for (; column < m.Columns; column += TLanes.Count)
            {
                Tile4x1(m, row, column, ref work);
            }
        }

        for (; row < m.Rows; row++)
        {
            var column = 0;
            for (; column + (4 * TLanes.Count) <= m.Columns; column += 4 * TLanes.Count)
            {
                Tile1x4(m, row, column, ref work);
            }

            for (; column < m.Columns; column += TLanes.Count)
            {
                Tile1x1(m, row, column, ref work);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x4<TWork>(in Outer<TScalar> m, int row, int column, ref TWork work)
        where TWork : struct, IInterleavedWork
    {
        var d0 = m.Deltas + ((nint)row * m.DeltaStride);
        var x = m.Inputs + column;
        var stride = m.InputStride;
        nint samples = m.Samples;
        var g00 = TLanes.Zero;
        var g01 = TLanes.Zero;
        var g02 = TLanes.Zero;
        var g03 = TLanes.Zero;
        for (nint s = 0; s < samples; s++)
        {
            var x0 = TLanes.Load(x);
            var x1 = TLanes.Load(x + TLanes.Count);
            var x2 = TLanes.Load(x + (2 * TLanes.Count));
            var x3 = TLanes.Load(x + (3 * TLanes.Count));
            var v0 = TLanes.Broadcast(d0[s]);
            g00 = TLanes.MultiplyAdd(v0, x0, g00);
            g01 = TLanes.MultiplyAdd(v0, x1, g01);
            g02 = TLanes.MultiplyAdd(v0, x2, g02);
            g03 = TLanes.MultiplyAdd(v0, x3, g03);
            x += stride;
            if ((s & 1) != 0)
            {
                work.Advance();
            }
        }

        var to = m.Result + ((nint)row * m.ResultStride) + column;
        TLanes.Store(to, TLanes.Add(g00, TLanes.Zero));
        TLanes.Store(to + TLanes.Count, TLanes.Add(g01, TLanes.Zero));
        TLanes.Store(to + (2 * TLanes.Count), TLanes.Add(g02, TLanes.Zero));
        TLanes.Store(to + (3 * TLanes.Count), TLanes.Add(g03, TLanes.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x1<TWork>(in Outer<TScalar> m, int row, int column, ref TWork work)
        where TWork : struct, IInterleavedWork
    {
        var d0 = m.Deltas + ((nint)row * m.DeltaStride);
        var x = m.Inputs + column;
        var stride = m.InputStride;
        nint samples = m.Samples;
        var g00 = TLanes.Zero;
        for (nint s = 0; s < samples; s++)
        {
            var x0 = TLanes.Load(x);
            var v0 = TLanes.Broadcast(d0[s]);
            g00 = TLanes.MultiplyAdd(v0, x0, g00);
            x += stride;
            if ((s & 1) != 0)
            {
                work.Advance();
            }
        }

        var to = m.Result + ((nint)row * m.ResultStride) + column;
        TLanes.Store(to, TLanes.Add(g00, TLanes.Zero));
    }
}
