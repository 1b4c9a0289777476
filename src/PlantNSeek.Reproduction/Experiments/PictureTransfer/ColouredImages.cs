using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Images with three channels, as a network that was trained on colours takes them.</summary>
internal static class ColouredImages
{
    /// <summary>Channels of a coloured image.</summary>
    public const int Channels = 3;

    /// <summary>Images with three channels, as they are; of others the first channel three times, in the middle of a black square.</summary>
    /// <param name="images">Squares.</param>
    /// <param name="side">Rows and columns with the border, at least those of the images, by an even number.</param>
    /// <param name="isScrambled">
    /// Whether the three channels are filled as the published program fills them (TA6): number i of the three channels, one after the other, is pixel i / 3 of the grey image.
    /// </param>
    /// <exception cref="ArgumentException">The images are no squares, or the side does not fit.</exception>
    public static ImageSet Of(ImageSet images, int side, bool isScrambled)
    {
        var (channels, rows, columns) = (images.Shape.Extents[0], images.Shape.Extents[1], images.Shape.Extents[2]);
        if (rows != columns || side < rows || (side - rows) % 2 != 0)
        {
            throw new ArgumentException($"the side is {side}; images of {rows}x{columns} pixels take a border of equal width on all sides, and are squares", nameof(side));
        }

        if (channels == Channels && side == rows)
        {
            return images;
        }

        var (grey, border) = (new byte[side * side], (side - rows) / 2);
        var (pixels, labels) = (new byte[images.Count * Channels * grey.Length], new byte[images.Count]);
        for (var i = 0; i < images.Count; i++)
        {
            labels[i] = (byte)images.Label(i);
            var of = images.Pixels(i);
            for (var row = 0; row < rows; row++)
            {
                of.Slice(row * columns, columns).CopyTo(grey.AsSpan(((row + border) * side) + border));
            }

            var into = pixels.AsSpan(i * Channels * grey.Length, Channels * grey.Length);
            for (var at = 0; at < into.Length; at++)
            {
                into[at] = grey[isScrambled ? at / Channels : at % grey.Length];
            }
        }

        return ImageSet.Of(pixels, new TensorShape(Channels, side, side), labels, images.OutputWidth);
    }
}
