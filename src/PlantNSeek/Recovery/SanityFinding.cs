namespace PlantNSeek.Recovery;

/// <summary>What sanity checks say about a seeker.</summary>
public enum SanityFinding
{
    /// <summary>The tickets beat their shuffled masks, new parameters and random masks of the same layer densities, each significantly.</summary>
    MoreThanLayerDensities,

    /// <summary>Some check is not beaten: nothing shows that the seeker found more than its layer densities.</summary>
    NoMoreThanLayerDensities,

    /// <summary>Even if every replicate won, it could be chance.</summary>
    TooFewReplicates,
}
