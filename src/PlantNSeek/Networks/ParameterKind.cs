namespace PlantNSeek.Networks;

/// <summary>What a slice of the parameter buffer holds.</summary>
public enum ParameterKind
{
    /// <summary>Weights of a layer, outputs first: <c>[out, in]</c>, or <c>[out, in, height, width]</c> of a convolution.</summary>
    Weight,

    /// <summary>Biases of a layer, <c>[out]</c>.</summary>
    Bias,

    /// <summary>What a normalisation multiplies by, <c>[channels]</c>. Trained, never pruned.</summary>
    Scale,

    /// <summary>What a normalisation adds, <c>[channels]</c>. Trained, never pruned.</summary>
    Shift,

    /// <summary>A running mean or variance, <c>[channels]</c>. Followed by training, neither stepped by an optimiser nor pruned.</summary>
    Statistic,
}
