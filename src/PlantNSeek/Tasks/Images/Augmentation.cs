using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images;

/// <summary>
/// How images change from epoch to epoch: a window of the image's size is cut from the image with a border of black around it, and perhaps
/// mirrored, each possible view with equal probability. The border is added before normalisation, so its numbers are those of byte 0.
/// </summary>
/// <param name="Padding">Width of the border, at least 0 and below height and width; CIFAR's usual is 4.</param>
/// <param name="IsMirroring">Whether left and right are exchanged in half of the views.</param>
/// <param name="Seed">Seed of the views.</param>
public sealed record Augmentation(int Padding, bool IsMirroring, ulong Seed)
{
    /// <summary>Each image as it is, in every epoch.</summary>
    public static Augmentation None { get; } = new(0, false, 0);

    /// <summary>What the random numbers are for.</summary>
    internal static string Purpose => "augmentation";

    /// <summary>The view of an image in an epoch, which depends on nothing but seed, epoch and image.</summary>
    /// <param name="views">A stream of the seed and the purpose; it is left where it is.</param>
    /// <param name="epoch">At least 0.</param>
    /// <param name="image">Position in the whole set, whatever subset asks.</param>
    internal ImageView View(RandomStream views, int epoch, int image)
    {
        var (down, right, mirror, _) = views.FirstWords(((ulong)(uint)epoch << 32) | (uint)image);
        return new ImageView(Offset(down), Offset(right), IsMirroring && mirror >> 31 != 0);
    }

    // Of the 2^32 words, any two offsets have the same number within one.
    private int Offset(uint word) => (int)((word * ((2UL * (uint)Padding) + 1)) >> 32) - Padding;
}
