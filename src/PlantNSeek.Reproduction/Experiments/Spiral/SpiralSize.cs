namespace PlantNSeek.Experiments.Spiral;

/// <summary>What the first round, in which every mask takes part, says of the masks of one size.</summary>
/// <param name="Parameters">Weights and biases kept.</param>
/// <param name="Masks">Canonical masks with so many.</param>
/// <param name="BestScreened">The most scored points on the right side.</param>
/// <param name="SumScreened">Scored points on the right side, over all masks and initial values of the first round.</param>
public sealed record SpiralSize(int Parameters, int Masks, int BestScreened, long SumScreened);
