using System.Runtime.CompilerServices;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>
/// result[e] = sum_s deltas[deltaOf[e] + s] * inputs[inputOf[e] + s] by fused multiply-adds in the order of s and one final + 0: the
/// gradient of single edges. A lane is an edge; its numbers are first brought side by side, since gathering them costs more.
/// </summary>
internal static unsafe class EdgeKernel<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, float>
{
    /// <summary>Edges at a time, and numbers a sample in a panel.</summary>
    public const int Panel = 64;

    /// <param name="deltas">Rows of deltas.</param>
    /// <param name="deltaOf">Row of each edge.</param>
    /// <param name="inputs">Rows of inputs.</param>
    /// <param name="inputOf">Row of each edge.</param>
    /// <param name="result">The gradient.</param>
    /// <param name="edges">A multiple of 16.</param>
    /// <param name="padded">Samples in memory, a multiple of 8.</param>
    /// <param name="samples">Samples that are summed.</param>
    /// <param name="panels">Room for two panels of <see cref="Panel"/> numbers a padded sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* deltas, int* deltaOf, float* inputs, int* inputOf, float* result, int edges, int padded, int samples, float* panels)
    {
        var other = panels + (padded * Panel);
        for (var start = 0; start < edges; start += Panel)
        {
            var count = Math.Min(Panel, edges - start);
            Transposition.Run(inputs, 0, inputOf + start, panels, Panel, count, padded);
            if (!new ReadOnlySpan<int>(deltaOf + start, count).ContainsAnyExcept(deltaOf[start]))
            {
                SameRow(deltas + deltaOf[start], panels, result + start, count, samples);
                continue;
            }

            Transposition.Run(deltas, 0, deltaOf + start, other, Panel, count, padded);
            var edge = 0;
            for (; edge + (2 * TLanes.Count) <= count; edge += 2 * TLanes.Count)
            {
                var a = TLanes.Zero;
                var b = TLanes.Zero;
                var x = panels + edge;
                var d = other + edge;
                for (var s = 0; s < samples; s++)
                {
                    a = TLanes.MultiplyAdd(TLanes.Load(d), TLanes.Load(x), a);
                    b = TLanes.MultiplyAdd(TLanes.Load(d + TLanes.Count), TLanes.Load(x + TLanes.Count), b);
                    x += Panel;
                    d += Panel;
                }

                TLanes.Store(result + start + edge, TLanes.Add(a, TLanes.Zero));
                TLanes.Store(result + start + edge + TLanes.Count, TLanes.Add(b, TLanes.Zero));
            }

            for (; edge < count; edge += TLanes.Count)
            {
                var a = TLanes.Zero;
                for (nint s = 0; s < samples; s++)
                {
                    a = TLanes.MultiplyAdd(TLanes.Load(other + edge + (s * Panel)), TLanes.Load(panels + edge + (s * Panel)), a);
                }

                TLanes.Store(result + start + edge, TLanes.Add(a, TLanes.Zero));
            }
        }
    }

    // All edges lead to one unit, so that its deltas need not be copied.
    private static void SameRow(float* deltas, float* panel, float* result, int count, int samples)
    {
        var none = default(NoWork);
        OuterKernel<TVector, float, TLanes>.Run(
            new Outer<float>
            {
                Deltas = deltas,
                Inputs = panel,
                InputStride = Panel,
                Result = result,
                Rows = 1,
                Columns = count,
                Samples = samples,
            },
            ref none);
    }
}
