namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>What a tensor of a network holds.</summary>
internal enum TensorKind
{
    /// <summary>Weights of a convolution <c>[out, in, rows, columns]</c> or a linear module <c>[out, in]</c>.</summary>
    Weight,

    /// <summary>Biases <c>[out]</c> of the same.</summary>
    Bias,

    /// <summary>What normalised channels are multiplied by.</summary>
    Scale,

    /// <summary>What is added to normalised channels.</summary>
    Shift,

    /// <summary>Running mean of a normalised channel; no parameter, a constant for every derivative.</summary>
    RunningMean,

    /// <summary>Running variance of a normalised channel; no parameter either.</summary>
    RunningVariance,
}
