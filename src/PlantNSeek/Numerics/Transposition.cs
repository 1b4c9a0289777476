using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PlantNSeek.Numerics;

/// <summary>Transposes a matrix; moves numbers only, so every path gives the same bits.</summary>
internal static unsafe class Transposition
{
    /// <summary>to[c][r] = from[r][c]. Reads and writes whole blocks of four columns: <paramref name="columns"/> is padded to that in both.</summary>
    public static void Run(float* from, nint fromStride, float* to, nint toStride, int rows, int columns)
    {
        var row = 0;
        if (Sse.IsSupported)
        {
            for (; row + 4 <= rows; row += 4)
            {
                for (var column = 0; column < columns; column += 4)
                {
                    Block(from + (row * fromStride) + column, fromStride, to + (column * toStride) + row, toStride);
                }
            }
        }

        for (; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                to[(column * toStride) + row] = from[(row * fromStride) + column];
            }
        }
    }

    private static void Block(float* from, nint fromStride, float* to, nint toStride)
    {
        var a = Vector128.Load(from);
        var b = Vector128.Load(from + fromStride);
        var c = Vector128.Load(from + (2 * fromStride));
        var d = Vector128.Load(from + (3 * fromStride));
        var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
        var (abHigh, cdHigh) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(ab, cd).Store(to);
        Sse.MoveHighToLow(cd, ab).Store(to + toStride);
        Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + (2 * toStride));
        Sse.MoveHighToLow(cdHigh, abHigh).Store(to + (3 * toStride));
    }
}
