using System.Runtime.CompilerServices;

namespace PlantNSeek.Numerics.Kernels;

/// <content>Tiles of four rows.</content>
internal static unsafe partial class OuterKernel<TVector, TScalar, TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x4<TWork>(in Outer<TScalar> m, int row, int column, ref TWork work)
        where TWork : struct, IInterleavedWork
    {
        var d0 = m.Deltas + ((nint)row * m.DeltaStride);
        var d1 = d0 + m.DeltaStride;
        var d2 = d1 + m.DeltaStride;
        var d3 = d2 + m.DeltaStride;
        var x = m.Inputs + column;
        var stride = m.InputStride;
        nint samples = m.Samples;
        var g00 = TLanes.Zero;
        var g01 = TLanes.Zero;
        var g02 = TLanes.Zero;
        var g03 = TLanes.Zero;
        var g10 = TLanes.Zero;
        var g11 = TLanes.Zero;
        var g12 = TLanes.Zero;
        var g13 = TLanes.Zero;
        var g20 = TLanes.Zero;
        var g21 = TLanes.Zero;
        var g22 = TLanes.Zero;
        var g23 = TLanes.Zero;
        var g30 = TLanes.Zero;
        var g31 = TLanes.Zero;
        var g32 = TLanes.Zero;
        var g33 = TLanes.Zero;
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
            var v1 = TLanes.Broadcast(d1[s]);
            g10 = TLanes.MultiplyAdd(v1, x0, g10);
            g11 = TLanes.MultiplyAdd(v1, x1, g11);
            g12 = TLanes.MultiplyAdd(v1, x2, g12);
            g13 = TLanes.MultiplyAdd(v1, x3, g13);
            var v2 = TLanes.Broadcast(d2[s]);
            g20 = TLanes.MultiplyAdd(v2, x0, g20);
            g21 = TLanes.MultiplyAdd(v2, x1, g21);
            g22 = TLanes.MultiplyAdd(v2, x2, g22);
            g23 = TLanes.MultiplyAdd(v2, x3, g23);
            var v3 = TLanes.Broadcast(d3[s]);
            g30 = TLanes.MultiplyAdd(v3, x0, g30);
            g31 = TLanes.MultiplyAdd(v3, x1, g31);
            g32 = TLanes.MultiplyAdd(v3, x2, g32);
            g33 = TLanes.MultiplyAdd(v3, x3, g33);
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
        TLanes.Store(to + m.ResultStride, TLanes.Add(g10, TLanes.Zero));
        TLanes.Store(to + m.ResultStride + TLanes.Count, TLanes.Add(g11, TLanes.Zero));
        TLanes.Store(to + m.ResultStride + (2 * TLanes.Count), TLanes.Add(g12, TLanes.Zero));
        TLanes.Store(to + m.ResultStride + (3 * TLanes.Count), TLanes.Add(g13, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride), TLanes.Add(g20, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride) + TLanes.Count, TLanes.Add(g21, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride) + (2 * TLanes.Count), TLanes.Add(g22, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride) + (3 * TLanes.Count), TLanes.Add(g23, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride), TLanes.Add(g30, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride) + TLanes.Count, TLanes.Add(g31, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride) + (2 * TLanes.Count), TLanes.Add(g32, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride) + (3 * TLanes.Count), TLanes.Add(g33, TLanes.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x3<TWork>(in Outer<TScalar> m, int row, int column, ref TWork work)
        where TWork : struct, IInterleavedWork
    {
        var d0 = m.Deltas + ((nint)row * m.DeltaStride);
        var d1 = d0 + m.DeltaStride;
        var d2 = d1 + m.DeltaStride;
        var d3 = d2 + m.DeltaStride;
        var x = m.Inputs + column;
        var stride = m.InputStride;
        nint samples = m.Samples;
        var g00 = TLanes.Zero;
        var g01 = TLanes.Zero;
        var g02 = TLanes.Zero;
        var g10 = TLanes.Zero;
        var g11 = TLanes.Zero;
        var g12 = TLanes.Zero;
        var g20 = TLanes.Zero;
        var g21 = TLanes.Zero;
        var g22 = TLanes.Zero;
        var g30 = TLanes.Zero;
        var g31 = TLanes.Zero;
        var g32 = TLanes.Zero;
        for (nint s = 0; s < samples; s++)
        {
            var x0 = TLanes.Load(x);
            var x1 = TLanes.Load(x + TLanes.Count);
            var x2 = TLanes.Load(x + (2 * TLanes.Count));
            var v0 = TLanes.Broadcast(d0[s]);
            g00 = TLanes.MultiplyAdd(v0, x0, g00);
            g01 = TLanes.MultiplyAdd(v0, x1, g01);
            g02 = TLanes.MultiplyAdd(v0, x2, g02);
            var v1 = TLanes.Broadcast(d1[s]);
            g10 = TLanes.MultiplyAdd(v1, x0, g10);
            g11 = TLanes.MultiplyAdd(v1, x1, g11);
            g12 = TLanes.MultiplyAdd(v1, x2, g12);
            var v2 = TLanes.Broadcast(d2[s]);
            g20 = TLanes.MultiplyAdd(v2, x0, g20);
            g21 = TLanes.MultiplyAdd(v2, x1, g21);
            g22 = TLanes.MultiplyAdd(v2, x2, g22);
            var v3 = TLanes.Broadcast(d3[s]);
            g30 = TLanes.MultiplyAdd(v3, x0, g30);
            g31 = TLanes.MultiplyAdd(v3, x1, g31);
            g32 = TLanes.MultiplyAdd(v3, x2, g32);
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
        TLanes.Store(to + m.ResultStride, TLanes.Add(g10, TLanes.Zero));
        TLanes.Store(to + m.ResultStride + TLanes.Count, TLanes.Add(g11, TLanes.Zero));
        TLanes.Store(to + m.ResultStride + (2 * TLanes.Count), TLanes.Add(g12, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride), TLanes.Add(g20, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride) + TLanes.Count, TLanes.Add(g21, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride) + (2 * TLanes.Count), TLanes.Add(g22, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride), TLanes.Add(g30, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride) + TLanes.Count, TLanes.Add(g31, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride) + (2 * TLanes.Count), TLanes.Add(g32, TLanes.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x1<TWork>(in Outer<TScalar> m, int row, int column, ref TWork work)
        where TWork : struct, IInterleavedWork
    {
        var d0 = m.Deltas + ((nint)row * m.DeltaStride);
        var d1 = d0 + m.DeltaStride;
        var d2 = d1 + m.DeltaStride;
        var d3 = d2 + m.DeltaStride;
        var x = m.Inputs + column;
        var stride = m.InputStride;
        nint samples = m.Samples;
        var g00 = TLanes.Zero;
        var g10 = TLanes.Zero;
        var g20 = TLanes.Zero;
        var g30 = TLanes.Zero;
        for (nint s = 0; s < samples; s++)
        {
            var x0 = TLanes.Load(x);
            var v0 = TLanes.Broadcast(d0[s]);
            g00 = TLanes.MultiplyAdd(v0, x0, g00);
            var v1 = TLanes.Broadcast(d1[s]);
            g10 = TLanes.MultiplyAdd(v1, x0, g10);
            var v2 = TLanes.Broadcast(d2[s]);
            g20 = TLanes.MultiplyAdd(v2, x0, g20);
            var v3 = TLanes.Broadcast(d3[s]);
            g30 = TLanes.MultiplyAdd(v3, x0, g30);
            x += stride;
            if ((s & 1) != 0)
            {
                work.Advance();
            }
        }

        var to = m.Result + ((nint)row * m.ResultStride) + column;
        TLanes.Store(to, TLanes.Add(g00, TLanes.Zero));
        TLanes.Store(to + m.ResultStride, TLanes.Add(g10, TLanes.Zero));
        TLanes.Store(to + (2 * m.ResultStride), TLanes.Add(g20, TLanes.Zero));
        TLanes.Store(to + (3 * m.ResultStride), TLanes.Add(g30, TLanes.Zero));
    }
}
