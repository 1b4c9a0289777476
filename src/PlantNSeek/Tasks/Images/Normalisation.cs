namespace PlantNSeek.Tasks.Images;

/// <summary>
/// How the bytes of each channel become numbers: (byte / 255 - mean) / deviation, each of the three operations rounded to <see cref="float"/>.
/// Looked up, since a channel has only 256 numbers.
/// </summary>
public sealed class Normalisation
{
    private const int Levels = byte.MaxValue + 1;
    private readonly float[] _means, _deviations, _tables;

    /// <param name="means">What is subtracted from each channel's numbers on [0, 1].</param>
    /// <param name="deviations">What they are divided by then, 1e-20 to 1e20.</param>
    /// <exception cref="ArgumentException">There are not as many deviations as means, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean or deviation is out of range or not a number.</exception>
    public Normalisation(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
    {
        (_means, _deviations, _tables) = (means.ToArray(), deviations.ToArray(), new float[means.Length * Levels]);
        Guard.AtLeast(means.Length, 1, "the number of channels");
        Guard.SameLength(deviations.Length, "the deviations", means.Length, "the means");
        for (var channel = 0; channel < means.Length; channel++)
        {
            Guard.InRange(means[channel], -1e10, 1e10, $"the mean of channel {channel}");
            Guard.InRange(deviations[channel], 1e-20f, 1e20f, $"the deviation of channel {channel}");
            for (var level = 0; level < Levels; level++)
            {
                _tables[(channel * Levels) + level] = ((level / 255f) - means[channel]) / deviations[channel];
            }
        }
    }

    /// <summary>Number of channels.</summary>
    public int Channels => _means.Length;

    /// <summary>Mean of each channel.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>Standard deviation of each channel.</summary>
    public ReadOnlySpan<float> Deviations => _deviations;

    /// <summary>Mean 0 and deviation 1: bytes become numbers on [0, 1].</summary>
    public static Normalisation ToUnitInterval(int channels) => new(new float[channels], [.. Enumerable.Repeat(1f, channels)]);

    /// <summary>By mean and standard deviation (divided by the count) of each channel over all pixels of the images, computed in double.</summary>
    /// <exception cref="ArgumentException">There is no image, or a channel has one value throughout.</exception>
    public static Normalisation Of(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Guard.AtLeast(images.Count, 1);
        var (channels, plane) = (images.Shape.Rows, images.Shape.Columns);
        var counts = new long[channels * Levels];
        for (var position = 0; position < images.Count; position++)
        {
            var pixels = images.Pixels(position);
            for (var i = 0; i < pixels.Length; i++)
            {
                counts[(i / plane * Levels) + pixels[i]]++;
            }
        }

        var (means, deviations, total) = (new float[channels], new float[channels], (double)images.Count * plane);
        for (var channel = 0; channel < channels; channel++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var level = 0; level < Levels; level++)
            {
                sum += (double)counts[(channel * Levels) + level] * level;
            }

            var mean = sum / total;
            for (var level = 0; level < Levels; level++)
            {
                squares += counts[(channel * Levels) + level] * (level - mean) * (level - mean);
            }

            means[channel] = (float)(mean / 255);
            deviations[channel] = squares > 0
                ? (float)(Math.Sqrt(squares / total) / 255)
                : throw new ArgumentException($"channel {channel} is {(int)mean} throughout; a deviation needs two values", nameof(images));
        }

        return new Normalisation(means, deviations);
    }

    /// <summary>The number of each byte in a channel.</summary>
    internal ReadOnlySpan<float> Table(int channel) => _tables.AsSpan(channel * Levels, Levels);
}
