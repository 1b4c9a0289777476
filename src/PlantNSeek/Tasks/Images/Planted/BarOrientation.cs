namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>The four directions of a bar; their numbers are the classes of the tasks.</summary>
internal static class BarOrientation
{
    public const int Count = 4;

    public const int Vertical = 1;

    // Row and column from one pixel to the next: along a row, down a column, down both diagonals.
    private static readonly (int Row, int Column)[] Steps = [(0, 1), (1, 0), (1, 1), (1, -1)];

    /// <summary>From one pixel of a bar to the next.</summary>
    public static (int Row, int Column) Step(int orientation) => Steps[orientation];

    /// <summary>The taps of a 3x3 kernel that lie on a bar through its centre, row by row.</summary>
    public static int[] Taps(int orientation)
    {
        var (row, column) = Steps[orientation];
        return [4 - (3 * row) - column, 4, 4 + (3 * row) + column];
    }
}
