using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Properties.Tasks.Images;

/// <summary>A few small images with normalisation and augmentation, all from one seed, and what a sample of them is, by plain loops.</summary>
internal sealed record ImageCase(byte[] Pixels, byte[] Labels, int Channels, int Height, int Width, float[] Means, float[] Deviations, Augmentation Augmentation)
{
    public const int Classes = 3;

    /// <summary>One whose images are both moved and mirrored.</summary>
    public static ImageCase Moving { get; } = Enumerable.Range(0, 100).Select(i => Of(new Seed((ulong)i))).First(c => c.Augmentation is { Padding: > 1, IsMirroring: true });

    public int Size => Channels * Height * Width;

    public int[] All => [.. Enumerable.Range(0, Labels.Length)];

    public ImageSet Plain => ImageSet.Of(Pixels, new TensorShape(Channels, Height, Width), Labels, Classes);

    public ImageSet Normalised => Plain.With(new Normalisation(Means, Deviations));

    public ImageSet Augmented => Normalised.With(Augmentation);

    public static ImageCase Of(Seed seed)
    {
        var random = seed.Stream("images");
        var (count, channels, height, width) = (3 + random.NextInt32(7), 1 + random.NextInt32(3), 1 + random.NextInt32(5), 1 + random.NextInt32(5));
        return new ImageCase(
            [.. Enumerable.Range(0, count * channels * height * width).Select(_ => (byte)random.NextInt32(256))],
            [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt32(Classes))],
            channels,
            height,
            width,
            [.. Enumerable.Range(0, channels).Select(_ => (float)random.NextUniform(0.1, 0.9))],
            [.. Enumerable.Range(0, channels).Select(_ => (float)random.NextUniform(0.1, 0.9))],
            new Augmentation(random.NextInt32(Math.Min(height, width)), random.NextInt32(2) == 1, random.NextUInt64()));
    }

    /// <summary>The numbers of an image in an epoch: the bordered image as a picture, cut, mirrored, then normalised.</summary>
    public float[] Sample(int image, int epoch)
    {
        var (padding, numbers) = (epoch < 0 ? 0 : Augmentation.Padding, new List<float>());
        var words = new RandomStream(Augmentation.Seed, "augmentation", ((ulong)Math.Max(0, epoch) << 32) + (ulong)image);
        var row = (int)(((2 * padding) + 1) * (decimal)words.NextUInt32() / 4294967296m);
        var column = (int)(((2 * padding) + 1) * (decimal)words.NextUInt32() / 4294967296m);
        var mirrored = words.NextUInt32() >= 0x80000000 && Augmentation.IsMirroring && epoch >= 0;
        for (var c = 0; c < Channels; c++)
        {
            var bordered = new byte[Height + (2 * padding), Width + (2 * padding)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    bordered[y + padding, x + padding] = Pixels[(image * Size) + (c * Height * Width) + (y * Width) + x];
                }
            }

            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    float value = bordered[row + y, column + (mirrored ? Width - 1 - x : x)];
                    value /= 255;
                    value -= Means[c];
                    value /= Deviations[c];
                    numbers.Add(value);
                }
            }
        }

        return [.. numbers];
    }

    /// <summary>All samples of an epoch.</summary>
    public Batch Epoch(int epoch) =>
        Batch.Classification([.. All.SelectMany(i => Sample(i, epoch))], Size, [.. Labels.Select(l => (int)l)], Classes);

    /// <summary>What a set gives for the positions.</summary>
    public static (float[] Inputs, int[] Labels) Taken(ImageSet set, int[] positions, int epoch)
    {
        var buffer = new SampleBuffer(set, positions.Length + 1); // more room than is needed
        set.Take(positions, epoch, buffer);
        return (buffer.Inputs[..(positions.Length * set.InputWidth)].ToArray(), buffer.Labels[..positions.Length].ToArray());
    }
}
