namespace PlantNSeek.Pruning.Seekers.Walks;

/// <summary>The choices of <see cref="PhewSeeker"/>; the source has none but the density.</summary>
public sealed record PhewSettings
{
    /// <summary>
    /// Whether the bias of a unit is kept with the first walk through it, out of the same budget. The source prunes weights only; off, no
    /// bias is kept, and the ticket computes a function without an offset.
    /// </summary>
    public bool KeepsBiases { get; init; } = true;

    /// <summary>
    /// Walks in a row that may bring nothing new, or more than the budget holds, before the rest is filled up without walking; at least 1.
    /// The source walks on; near density 1 that takes for ever.
    /// </summary>
    public int Patience { get; init; } = 1000;
}
