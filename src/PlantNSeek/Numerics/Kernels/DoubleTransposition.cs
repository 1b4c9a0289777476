using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>Transposes a matrix of doubles; moves numbers only, so every path gives the same bits.</summary>
internal static unsafe class DoubleTransposition
{
    /// <summary>to[c][r] = from[r][c].</summary>
    /// <param name="from">Rows at a fixed distance.</param>
    /// <param name="fromStride">Distance of rows.</param>
    /// <param name="to">The result.</param>
    /// <param name="toStride">Distance of its rows.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source, a multiple of 4 in memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* from, nint fromStride, double* to, nint toStride, int rows, int columns)
    {
        var row = 0;
        if (Avx.IsSupported)
        {
            for (; row + 4 <= rows; row += 4)
            {
                var source = from + (row * fromStride);
                var target = to + row;
                for (nint c = 0; c < columns; c += 4)
                {
                    var (a, b) = (Vector256.Load(source), Vector256.Load(source + fromStride));
                    var (d, e) = (Vector256.Load(source + (2 * fromStride)), Vector256.Load(source + (3 * fromStride)));
                    var (ab, abHigh) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
                    var (de, deHigh) = (Avx.UnpackLow(d, e), Avx.UnpackHigh(d, e));
                    Avx.Permute2x128(ab, de, 0x20).Store(target);
                    Avx.Permute2x128(abHigh, deHigh, 0x20).Store(target + toStride);
                    Avx.Permute2x128(ab, de, 0x31).Store(target + (2 * toStride));
                    Avx.Permute2x128(abHigh, deHigh, 0x31).Store(target + (3 * toStride));
                    source += 4;
                    target += 4 * toStride;
                }
            }
        }

        for (; row < rows; row++)
        {
            var source = from + (row * fromStride);
            for (nint c = 0; c < columns; c++)
            {
                to[(c * toStride) + row] = source[c];
            }
        }
    }
}
