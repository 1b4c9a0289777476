using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PlantNSeek.Numerics.Kernels;

/// <summary>Transposes a matrix; moves numbers only, so every path gives the same bits.</summary>
internal static unsafe class Transposition
{
    /// <summary>to[c][r] = from[r][c].</summary>
    /// <param name="from">Rows at a fixed distance, or at <paramref name="offsets"/>.</param>
    /// <param name="fromStride">Distance of rows where there are no offsets.</param>
    /// <param name="offsets">Where each row starts, in any order and also repeatedly; null for rows at a fixed distance.</param>
    /// <param name="to">The result.</param>
    /// <param name="toStride">Distance of its rows.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source, a multiple of 8 in memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* from, nint fromStride, int* offsets, float* to, nint toStride, int rows, int columns)
    {
        var row = 0;
        if (Avx.IsSupported)
        {
            for (; row + 8 <= rows; row += 8)
            {
                var r0 = from + Offset(offsets, row, fromStride);
                var r1 = from + Offset(offsets, row + 1, fromStride);
                var r2 = from + Offset(offsets, row + 2, fromStride);
                var r3 = from + Offset(offsets, row + 3, fromStride);
                var r4 = from + Offset(offsets, row + 4, fromStride);
                var r5 = from + Offset(offsets, row + 5, fromStride);
                var r6 = from + Offset(offsets, row + 6, fromStride);
                var r7 = from + Offset(offsets, row + 7, fromStride);
                for (nint c = 0; c < columns; c += 8)
                {
                    var target = to + (c * toStride) + row;
                    Block(r0 + c, r1 + c, r2 + c, r3 + c, r4 + c, r5 + c, r6 + c, r7 + c, target, toStride);
                }
            }
        }

        for (; row < rows; row++)
        {
            var source = from + Offset(offsets, row, fromStride);
            for (nint c = 0; c < columns; c++)
            {
                to[(c * toStride) + row] = source[c];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Offset(int* offsets, int row, nint stride) => offsets == null ? row * stride : offsets[row];

    // Eight rows of eight: pairs, then fours, then halves of the vectors change places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(
        float* r0, float* r1, float* r2, float* r3, float* r4, float* r5, float* r6, float* r7, float* to, nint stride)
    {
        var (a, b) = (Vector256.Load(r0), Vector256.Load(r1));
        var (c, d) = (Vector256.Load(r2), Vector256.Load(r3));
        var (e, f) = (Vector256.Load(r4), Vector256.Load(r5));
        var (g, h) = (Vector256.Load(r6), Vector256.Load(r7));
        var (ab, abHigh) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (cd, cdHigh) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        var (ef, efHigh) = (Avx.UnpackLow(e, f), Avx.UnpackHigh(e, f));
        var (gh, ghHigh) = (Avx.UnpackLow(g, h), Avx.UnpackHigh(g, h));
        var (left0, left1) = (Avx.Shuffle(ab, cd, 0x44), Avx.Shuffle(ab, cd, 0xEE));
        var (left2, left3) = (Avx.Shuffle(abHigh, cdHigh, 0x44), Avx.Shuffle(abHigh, cdHigh, 0xEE));
        var (right0, right1) = (Avx.Shuffle(ef, gh, 0x44), Avx.Shuffle(ef, gh, 0xEE));
        var (right2, right3) = (Avx.Shuffle(efHigh, ghHigh, 0x44), Avx.Shuffle(efHigh, ghHigh, 0xEE));
        Avx.Permute2x128(left0, right0, 0x20).Store(to);
        Avx.Permute2x128(left1, right1, 0x20).Store(to + stride);
        Avx.Permute2x128(left2, right2, 0x20).Store(to + (2 * stride));
        Avx.Permute2x128(left3, right3, 0x20).Store(to + (3 * stride));
        Avx.Permute2x128(left0, right0, 0x31).Store(to + (4 * stride));
        Avx.Permute2x128(left1, right1, 0x31).Store(to + (5 * stride));
        Avx.Permute2x128(left2, right2, 0x31).Store(to + (6 * stride));
        Avx.Permute2x128(left3, right3, 0x31).Store(to + (7 * stride));
    }
}
