using PlantNSeek.Networks;

namespace PlantNSeek.Tasks.Images;

/// <summary>What is seen of an image: a window of its own size, moved and perhaps mirrored. Beyond the edge a byte is 0, before it is normalised.</summary>
/// <param name="Down">Rows that the window is moved down, or up when negative.</param>
/// <param name="Right">Columns that it is moved to the right.</param>
/// <param name="IsMirrored">Whether left and right of what the window shows are exchanged.</param>
internal readonly record struct ImageView(int Down, int Right, bool IsMirrored)
{
    /// <summary>Writes the view's numbers, channel by channel, in place of the image's.</summary>
    public void Write(ReadOnlySpan<byte> pixels, TensorShape shape, Normalisation normalisation, Span<float> numbers)
    {
        var (channels, height, width) = (shape.Extents[0], shape.Extents[1], shape.Extents[2]);
        var (from, to) = (Math.Max(0, -Right), Math.Min(width, width - Right));
        for (var channel = 0; channel < channels; channel++)
        {
            var table = normalisation.Table(channel);
            for (var y = 0; y < height; y++)
            {
                var target = numbers.Slice(((channel * height) + y) * width, width);
                if ((uint)(y + Down) >= (uint)height)
                {
                    target.Fill(table[0]);
                    continue;
                }

                var row = pixels.Slice(((channel * height) + y + Down) * width, width);
                target[..from].Fill(table[0]);
                target[to..].Fill(table[0]);
                for (var x = from; x < to; x++)
                {
                    target[x] = table[row[x + Right]];
                }

                if (IsMirrored)
                {
                    target.Reverse();
                }
            }
        }
    }
}
