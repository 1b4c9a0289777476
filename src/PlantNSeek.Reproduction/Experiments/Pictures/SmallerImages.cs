using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>Images with fewer pixels, each the mean of a square of the given ones.</summary>
internal static class SmallerImages
{
    /// <summary>The images with so many rows and columns, as bytes on [0, 1]; a mean is rounded, halves up.</summary>
    /// <param name="images">Squares.</param>
    /// <param name="side">A divisor of their rows.</param>
    /// <exception cref="ArgumentException">The images are no squares, or the side is no divisor.</exception>
    public static ImageSet Of(ImageSet images, int side)
    {
        var (channels, rows, columns) = (images.Shape.Extents[0], images.Shape.Extents[1], images.Shape.Extents[2]);
        if (side < 1 || rows != columns || rows % side != 0)
        {
            throw new ArgumentException($"the side is {side}; images of {rows}x{columns} pixels have sides that divide both, which are equal", nameof(side));
        }

        var (square, size) = (rows / side, channels * side * side);
        var (pixels, labels) = (new byte[images.Count * size], new byte[images.Count]);
        for (var i = 0; i < images.Count; i++)
        {
            labels[i] = (byte)images.Label(i);
            Write(images.Pixels(i), side, square, pixels.AsSpan(i * size, size));
        }

        return ImageSet.Of(pixels, new TensorShape(channels, side, side), labels, images.OutputWidth);
    }

    // Channels follow one another as rows do, so that they are rows of one tall image.
    private static void Write(ReadOnlySpan<byte> from, int side, int square, Span<byte> to)
    {
        var count = square * square;
        for (var i = 0; i < to.Length; i++)
        {
            var (corner, sum) = ((i / side * square * side * square) + (i % side * square), 0);
            for (var down = 0; down < square; down++)
            {
                foreach (var pixel in from.Slice(corner + (down * side * square), square))
                {
                    sum += pixel;
                }
            }

            to[i] = (byte)(((2 * sum) + count) / (2 * count));
        }
    }
}
