using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Cli.Bench.Machine;

/// <summary>Loops that do nothing but what is measured; each returns its units of work.</summary>
internal static unsafe class PeakLoops<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    private const int Rounds = 20_000;
    private const int SmallBuffer = 1 << 20; // numbers: a smaller one is gone over again, so that a pass can be timed
    private static float s_sink;

    /// <summary>Numbers that a loop over memory takes at a time.</summary>
    public static int Numbers => 8 * TLanes.Count;

    /// <summary>Twelve independent chains in registers: enough for two units with a latency of five cycles, and for sixteen registers. Units: multiply-adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Chains()
    {
        var x = TLanes.Broadcast(0.5f);
        var y = TLanes.Broadcast(1f);
        var (a0, a1, a2, a3, a4, a5) = (x, x, x, x, x, x);
        var (b0, b1, b2, b3, b4, b5) = (y, y, y, y, y, y);
        for (var i = 0; i < Rounds; i++)
        {
            a0 = TLanes.MultiplyAdd(a0, x, y);
            a1 = TLanes.MultiplyAdd(a1, x, y);
            a2 = TLanes.MultiplyAdd(a2, x, y);
            a3 = TLanes.MultiplyAdd(a3, x, y);
            a4 = TLanes.MultiplyAdd(a4, x, y);
            a5 = TLanes.MultiplyAdd(a5, x, y);
            b0 = TLanes.MultiplyAdd(b0, x, y);
            b1 = TLanes.MultiplyAdd(b1, x, y);
            b2 = TLanes.MultiplyAdd(b2, x, y);
            b3 = TLanes.MultiplyAdd(b3, x, y);
            b4 = TLanes.MultiplyAdd(b4, x, y);
            b5 = TLanes.MultiplyAdd(b5, x, y);
        }

        // One call only: whatever lives across a call is kept in memory, inside the loop as well.
        var a = TLanes.Add(TLanes.Add(TLanes.Add(a0, a1), TLanes.Add(a2, a3)), TLanes.Add(a4, a5));
        Sink(TLanes.Add(a, TLanes.Add(TLanes.Add(TLanes.Add(b0, b1), TLanes.Add(b2, b3)), TLanes.Add(b4, b5))));
        return 12.0 * Rounds * TLanes.Count;
    }

    /// <summary>Units: bytes read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Read(float* buffer, int count)
    {
        var passes = Passes(count);
        for (var pass = 0; pass < passes; pass++)
        {
            var (a, b, c, d) = (TLanes.Zero, TLanes.Zero, TLanes.Zero, TLanes.Zero);
            for (var p = buffer; p < buffer + count; p += 8 * TLanes.Count)
            {
                a = TLanes.Add(a, TLanes.Load(p));
                b = TLanes.Add(b, TLanes.Load(p + TLanes.Count));
                c = TLanes.Add(c, TLanes.Load(p + (2 * TLanes.Count)));
                d = TLanes.Add(d, TLanes.Load(p + (3 * TLanes.Count)));
                a = TLanes.Add(a, TLanes.Load(p + (4 * TLanes.Count)));
                b = TLanes.Add(b, TLanes.Load(p + (5 * TLanes.Count)));
                c = TLanes.Add(c, TLanes.Load(p + (6 * TLanes.Count)));
                d = TLanes.Add(d, TLanes.Load(p + (7 * TLanes.Count)));
            }

            Sink(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)));
        }

        return (double)passes * count * sizeof(float);
    }

    /// <summary>Units: bytes read and bytes written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Update(float* buffer, int count)
    {
        var passes = Passes(count);
        var x = TLanes.Broadcast(0.5f);
        var y = TLanes.Broadcast(1f);
        for (var pass = 0; pass < passes; pass++)
        {
            for (var p = buffer; p < buffer + count; p += 4 * TLanes.Count)
            {
                TLanes.Store(p, TLanes.MultiplyAdd(TLanes.Load(p), x, y));
                TLanes.Store(p + TLanes.Count, TLanes.MultiplyAdd(TLanes.Load(p + TLanes.Count), x, y));
                TLanes.Store(p + (2 * TLanes.Count), TLanes.MultiplyAdd(TLanes.Load(p + (2 * TLanes.Count)), x, y));
                TLanes.Store(p + (3 * TLanes.Count), TLanes.MultiplyAdd(TLanes.Load(p + (3 * TLanes.Count)), x, y));
            }
        }

        return 2.0 * passes * count * sizeof(float);
    }

    private static int Passes(int count) => Math.Max(1, SmallBuffer / count);

    // So that nothing is left out as unused.
    private static void Sink(TVector value)
    {
        var numbers = stackalloc float[TLanes.Count];
        TLanes.Store(numbers, value);
        s_sink = numbers[0];
    }
}
