namespace PlantNSeek.Planting;

/// <summary>How <see cref="Hiding"/> hides.</summary>
public sealed record HidingOptions
{
    /// <summary>Moves and rescales by powers of two up to 4.</summary>
    public static HidingOptions Default { get; } = new();

    /// <summary>Whether hidden units change places.</summary>
    public bool Permute { get; init; } = true;

    /// <summary>By what kind of factors hidden units are rescaled.</summary>
    public Rescaling Rescaling { get; init; } = Rescaling.PowersOfTwo;

    /// <summary>Factors lie between its inverse and itself, finite and at least 1.</summary>
    public double LargestFactor { get; init; } = 4;
}
