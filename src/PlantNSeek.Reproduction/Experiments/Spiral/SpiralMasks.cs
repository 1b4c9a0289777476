namespace PlantNSeek.Experiments.Spiral;

/// <summary>
/// All masks of a network 2-3-3-3-1 in which both inputs and every hidden unit in use have an incoming and an outgoing weight, one of
/// each class under exchange of the units of a hidden layer (which changes no function). Every other mask either ignores an input
/// or holds weights that no function can use, and then computes what a smaller mask of this list computes.
/// </summary>
public static class SpiralMasks
{
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    private static readonly Lazy<SpiralMask[]> Listed = new(List);

    /// <summary>The canonical masks by number of parameters, then by code.</summary>
    public static IReadOnlyList<SpiralMask> All => Listed.Value;

    /// <summary>The member of a mask's class with the largest code.</summary>
    public static SpiralMask Canonical(SpiralMask mask)
    {
        var largest = 0;
        foreach (var first in Orders)
        {
            var high = Permuted(mask.Code >> 18, 2, first, null) << 18;
            foreach (var second in Orders)
            {
                var middle = high | Permuted(mask.Code >> 9 & 511, 3, second, first) << 9;
                foreach (var third in Orders)
                {
                    largest = Math.Max(largest, middle | Permuted(mask.Code & 511, 3, third, second));
                }
            }
        }

        return new(largest);
    }

    private static SpiralMask[] List()
    {
        var permuted = new int[512, 6, 6];
        for (var matrix = 0; matrix < 512; matrix++)
        {
            for (var rows = 0; rows < 6; rows++)
            {
                for (var columns = 0; columns < 6; columns++)
                {
                    permuted[matrix, rows, columns] = Permuted(matrix, 3, Orders[rows], Orders[columns]);
                }
            }
        }

        var found = new List<SpiralMask>();
        for (var first = 0; first < 64; first++)
        {
            var bothInputs = (first & 0b101010) != 0 && (first & 0b010101) != 0;
            for (var second = 0; bothInputs && second < 512; second++)
            {
                for (var third = 0; Columns(second) == Rows(first, 2) && third < 512; third++)
                {
                    if (Columns(third) == Rows(second, 3) && third != 0 && IsLargest(first, second, third, permuted))
                    {
                        found.Add(new(first << 18 | second << 9 | third));
                    }
                }
            }
        }

        return [.. found.OrderBy(static mask => mask.Parameters).ThenBy(static mask => mask.Code)];
    }

    private static bool IsLargest(int first, int second, int third, int[,,] permuted)
    {
        for (var a = 0; a < 6; a++)
        {
            var other = Permuted(first, 2, Orders[a], null);
            if (other > first)
            {
                return false;
            }

            for (var b = 0; other == first && b < 6; b++)
            {
                var middle = permuted[second, b, a];
                if (middle > second)
                {
                    return false;
                }

                for (var c = 0; middle == second && c < 6; c++)
                {
                    if (permuted[third, c, b] > third)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    // Entry (i, j) of the result is entry (rows[i], columns[j]).
    private static int Permuted(int matrix, int width, int[] rows, int[]? columns)
    {
        var result = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var entry = (rows[i] * width) + (columns is null ? j : columns[j]);
                result = result << 1 | (matrix >> ((3 * width) - 1 - entry) & 1);
            }
        }

        return result;
    }

    // Which rows hold anything, the first highest.
    private static int Rows(int matrix, int width)
    {
        var (used, row) = (0, (1 << width) - 1);
        for (var i = 2; i >= 0; i--)
        {
            used = used << 1 | ((matrix >> (i * width) & row) != 0 ? 1 : 0);
        }

        return used;
    }

    private static int Columns(int matrix) => (matrix | matrix >> 3 | matrix >> 6) & 7;
}
