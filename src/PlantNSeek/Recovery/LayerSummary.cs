namespace PlantNSeek.Recovery;

/// <summary>What a mask keeps of one layer.</summary>
/// <param name="Layer">Zero-based layer of weights.</param>
/// <param name="Weights">Weights there are.</param>
/// <param name="KeptWeights">Weights kept.</param>
/// <param name="EffectiveWeights">Weights kept on an input-output path.</param>
/// <param name="Biases">Biases there are.</param>
/// <param name="KeptBiases">Biases kept.</param>
public readonly record struct LayerSummary(int Layer, int Weights, int KeptWeights, int EffectiveWeights, int Biases, int KeptBiases);
