namespace PlantNSeek.Recovery;

/// <summary>
/// What is done to a ticket to see what it owes its score to (Frankle et al., Pruning neural networks at initialization: why are we missing the
/// mark?, ICLR 2021; Su et al., NeurIPS 2020).
/// </summary>
public enum SanityCheck
{
    /// <summary>The mask is shuffled within each tensor: the weights and the biases of each layer keep their numbers, nothing else.</summary>
    LayerwiseShuffle,

    /// <summary>The mask stays and is trained from newly drawn parameters.</summary>
    Reinitialisation,

    /// <summary>The seeker is run again with its ranking turned around.</summary>
    ScoreInversion,

    /// <summary>A random mask with as many parameters in each layer, weights and biases alike.</summary>
    RandomMask,
}
