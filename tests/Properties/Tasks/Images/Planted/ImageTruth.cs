using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Properties.Tasks.Images.Planted;

/// <summary>The truth of an image without noise, found by looking at every line of it, without anything of the tasks.</summary>
internal static class ImageTruth
{
    private const int Side = 12;
    private static readonly (int Row, int Column)[] Directions = [(0, 1), (1, 0), (1, 1), (1, -1)];

    /// <summary>The class or value of a sample.</summary>
    public static int Of(PlantedImageTask task, ReadOnlySpan<float> image) => task.Name == "count"
        ? Lines(image, Directions[1], 3)
        : LongestIn(image, task.Name == "long-bar" ? 5 : 3);

    // The only direction in which so many ones are in line.
    private static int LongestIn(ReadOnlySpan<float> image, int length)
    {
        var found = -1;
        for (var direction = 0; direction < Directions.Length; direction++)
        {
            if (Lines(image, Directions[direction], length) > 0)
            {
                Assert.That(found, Is.EqualTo(-1), "one direction alone");
                found = direction;
            }
        }

        return found;
    }

    private static int Lines(ReadOnlySpan<float> image, (int Row, int Column) step, int length)
    {
        var count = 0;
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                count += IsLine(image, row, column, step, length) ? 1 : 0;
            }
        }

        return count;
    }

    private static bool IsLine(ReadOnlySpan<float> image, int row, int column, (int Row, int Column) step, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var (r, c) = (row + (i * step.Row), column + (i * step.Column));
            if (r >= Side || c is < 0 or >= Side || image[(r * Side) + c] != 1)
            {
                return false;
            }
        }

        return true;
    }
}
