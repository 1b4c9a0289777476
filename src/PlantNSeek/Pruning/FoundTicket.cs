using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>What a seeker brings back.</summary>
/// <param name="Mask">The parameters it keeps.</param>
public sealed record FoundTicket(Mask Mask)
{
    /// <summary>
    /// The parameters that the ticket is to be trained from, in layout order, where they are not the initial ones (late resetting,
    /// learning-rate rewinding); null for the initial ones. A strong ticket is always judged on the initial parameters.
    /// </summary>
    public ReadOnlyMemory<float>? StartParameters { get; init; }

    /// <summary>
    /// Samples that the start parameters have been trained on, each step of an optimiser counting its batch, counted from the network's initial
    /// parameters; null where that is not known. Without start parameters of its own a ticket starts from the initial ones, which are trained on none.
    /// </summary>
    public long? StartSamples { get; init; }

    /// <summary>What the search cost: each time a sample went through the network, with or without a gradient, counts once.</summary>
    public long Samples { get; init; }

    /// <summary>The mask that the inverted seeker finds on the same problem, where the same search tells it too; else null.</summary>
    internal Mask? InvertedMask { get; init; }
}
