namespace PlantNSeek.Experiments.Spiral;

/// <summary>One round of the search: the masks that stand best so far are trained from further initial values.</summary>
/// <param name="Share">Of all masks with one number of parameters, the share that takes part.</param>
/// <param name="AtLeast">Masks of each number of parameters that take part at least, where there are so many.</param>
/// <param name="Initialisations">How many initial values more, a multiple of 16.</param>
public sealed record SpiralRound(double Share, int AtLeast, int Initialisations)
{
    /// <summary>How many of <paramref name="masks"/> masks take part.</summary>
    public int Count(int masks) => Math.Min(masks, Math.Max(AtLeast, (int)Math.Ceiling(Share * masks)));
}
