using System.Numerics;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Numerics;

/// <summary>A matrix of bits, each row in words of its own, the first column lowest.</summary>
internal static unsafe class BitMatrix
{
    private const int BitsOfABlock = 150; // that many one by one take as long as a block of 64 x 64

    /// <summary>Words a row.</summary>
    public static int Words(int columns) => (columns + 63) / 64;

    /// <summary>Rows out of bits that follow each other without gaps; returns how many bits are set.</summary>
    /// <param name="flat">The bits; one word more than they need must be readable.</param>
    /// <param name="offset">The first bit.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="matrix">Receives <c>[rows][Words(columns)]</c>.</param>
    public static int Unpack(ulong* flat, int offset, int rows, int columns, ulong* matrix)
    {
        var (words, set) = (Words(columns), 0);
        var to = matrix;
        var last = ulong.MaxValue >> (-columns & 63);
        for (var row = 0; row < rows; row++)
        {
            var from = flat + (offset >> 6);
            var shift = offset & 63;
            for (var word = 0; word < words; word++)
            {
                var bits = (from[word] >> shift) | (from[word + 1] << 1 << (63 - shift));
                bits &= word + 1 < words ? ulong.MaxValue : last;
                set += BitOperations.PopCount(bits);
                *to++ = bits;
            }

            offset += columns;
        }

        return set;
    }

    /// <summary>to[c][r] = from[r][c].</summary>
    /// <param name="from"><c>[rows][Words(columns)]</c></param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="set">How many bits are set.</param>
    /// <param name="to"><c>[columns][Words(rows)]</c></param>
    public static void Transpose(ulong* from, int rows, int columns, int set, ulong* to)
    {
        if (set < (long)BitsOfABlock * Words(rows) * Words(columns))
        {
            TransposeBits(from, rows, columns, to);
        }
        else
        {
            TransposeBlocks(from, rows, columns, to);
        }
    }

    private static void TransposeBits(ulong* from, int rows, int columns, ulong* to)
    {
        var toWords = Words(rows);
        new Span<ulong>(to, columns * toWords).Clear();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column += 64)
            {
                for (var bits = *from++; bits != 0; bits &= bits - 1)
                {
                    to[((nint)(column + BitOperations.TrailingZeroCount(bits)) * toWords) + (row >> 6)] |= 1UL << (row & 63);
                }
            }
        }
    }

    private static void TransposeBlocks(ulong* from, int rows, int columns, ulong* to)
    {
        var (fromWords, toWords) = (Words(columns), Words(rows));
        var block = stackalloc ulong[64];
        for (var row = 0; row < rows; row += 64)
        {
            var height = Math.Min(64, rows - row);
            for (var column = 0; column < columns; column += 64)
            {
                for (var r = 0; r < 64; r++)
                {
                    block[r] = r < height ? from[((nint)(row + r) * fromWords) + (column >> 6)] : 0;
                }

                Transpose(block);
                var width = Math.Min(64, columns - column);
                for (var c = 0; c < width; c++)
                {
                    to[((nint)(column + c) * toWords) + (row >> 6)] = block[c];
                }
            }
        }
    }

    // Swaps the two quarters off the diagonal, of ever smaller squares.
    private static void Transpose(ulong* block)
    {
        var mask = 0x00000000FFFFFFFFUL;
        var size = 32;
        for (; size >= 4; size >>= 1, mask ^= mask << size)
        {
            for (var r = 0; r < 64; r += 2 * size)
            {
                for (var next = r; next < r + size; next += 4)
                {
                    var (upper, lower) = (Vector256.Load(block + next), Vector256.Load(block + next + size));
                    var swap = ((upper >> size) ^ lower) & Vector256.Create(mask);
                    (upper ^ (swap << size)).Store(block + next);
                    (lower ^ swap).Store(block + next + size);
                }
            }
        }

        for (; size > 0; size >>= 1, mask ^= mask << size)
        {
            for (var r = 0; r < 64; r = (r + size + 1) & ~size)
            {
                var swap = ((block[r] >> size) ^ block[r + size]) & mask;
                block[r] ^= swap << size;
                block[r + size] ^= swap;
            }
        }
    }
}
