namespace PlantNSeek.Experiments;

/// <summary>
/// The weak score of what should be worse than a found ticket if the seeker found more than how many parameters each layer needs
/// (Frankle et al., 2021). Each is trained like the ticket itself.
/// </summary>
public sealed record SanityScores
{
    /// <summary>The mask shuffled inside each tensor, so that each keeps as many.</summary>
    public required double Shuffled { get; init; }

    /// <summary>A random mask that keeps as many of each layer's parameters, weights and biases together.</summary>
    public required double RandomMask { get; init; }

    /// <summary>The mask itself on parameters drawn anew.</summary>
    public required double Reinitialized { get; init; }

    /// <summary>What the seeker finds when it keeps what it holds for the worst; absent where that means nothing.</summary>
    public double? Inverted { get; init; }
}
