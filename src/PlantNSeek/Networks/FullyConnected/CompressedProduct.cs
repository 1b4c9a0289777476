using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>
/// A layer's sums over kept weights. A sum has one order, so that it is four rows that go side by side; where one ends, the next takes its
/// place.
/// </summary>
internal static unsafe class CompressedProduct
{
    private const int Lanes = 4;

    /// <summary>Adds to each output its row's terms in the order of inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTo<TTerm>(CompressedParameters parameters, int layer, ReadOnlySpan<double> inputs, Span<double> outputs)
        where TTerm : struct, ICompressedTerm
    {
        var starts = parameters.Starts(layer);
        var (scale, next) = (parameters.Scales[layer], 0);
        int* rows = stackalloc int[Lanes], at = stackalloc int[Lanes], end = stackalloc int[Lanes];
        fixed (float* values = parameters.Values)
        fixed (int* columns = parameters.Columns)
        fixed (double* x = inputs, y = outputs)
        {
            while (true)
            {
                var shortest = int.MaxValue;
                for (var lane = 0; lane < Lanes; lane++)
                {
                    while (at[lane] == end[lane] && next < outputs.Length)
                    {
                        (rows[lane], at[lane], end[lane]) = (next, starts[next], starts[next + 1]);
                        next++;
                    }

                    shortest = Math.Min(shortest, end[lane] - at[lane]);
                }

                if (shortest == 0)
                {
                    break; // no rows left for a lane
                }

                var (a, b, c, d) = (y[rows[0]], y[rows[1]], y[rows[2]], y[rows[3]]);
                int* ca = columns + at[0], cb = columns + at[1], cc = columns + at[2], cd = columns + at[3];
                float* va = values + at[0], vb = values + at[1], vc = values + at[2], vd = values + at[3];
                for (nint i = 0; i < shortest; i++)
                {
                    a = TTerm.Add(a, Widen(va[i]), scale, x[ca[i]]);
                    b = TTerm.Add(b, Widen(vb[i]), scale, x[cb[i]]);
                    c = TTerm.Add(c, Widen(vc[i]), scale, x[cc[i]]);
                    d = TTerm.Add(d, Widen(vd[i]), scale, x[cd[i]]);
                }

                (y[rows[0]], y[rows[1]], y[rows[2]], y[rows[3]]) = (a, b, c, d);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    at[lane] += shortest;
                }
            }

            for (var lane = 0; lane < Lanes; lane++)
            {
                for (nint i = at[lane]; i < end[lane]; i++)
                {
                    y[rows[lane]] = TTerm.Add(y[rows[lane]], Widen(values[i]), scale, x[columns[i]]);
                }
            }
        }
    }

    /// <summary>A scalar conversion would wait for what its register held before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Widen(float value) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(value)).ToScalar();
}
