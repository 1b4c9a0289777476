using PlantNSeek.Networks;

namespace PlantNSeek.Recovery;

/// <summary>A ticket after a sanity check, to be trained and scored as the ticket itself is.</summary>
/// <param name="Check">What was done.</param>
/// <param name="Mask">The parameters kept.</param>
/// <param name="StartParameters">What to train them from, in layout order.</param>
public sealed record SanityVariant(SanityCheck Check, Mask Mask, ReadOnlyMemory<float> StartParameters);
