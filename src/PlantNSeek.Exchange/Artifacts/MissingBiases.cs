namespace PlantNSeek.Artifacts;

/// <summary>What becomes of the biases under a mask that speaks of weights alone.</summary>
public enum MissingBiases
{
    /// <summary>A mask without biases is refused: nobody is to guess what was meant.</summary>
    AreAnError,

    /// <summary>All are kept.</summary>
    AreKept,

    /// <summary>All are removed.</summary>
    AreRemoved,
}
