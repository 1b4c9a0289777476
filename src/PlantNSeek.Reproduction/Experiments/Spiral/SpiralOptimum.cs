namespace PlantNSeek.Experiments.Spiral;

/// <summary>A mask with the initial values that led it furthest.</summary>
/// <param name="Parameters">Weights and biases kept.</param>
/// <param name="Weights">Weights kept.</param>
/// <param name="Mask">The mask, as <see cref="SpiralMask.Parse"/> reads it.</param>
/// <param name="Initialisation">Number of the initial values.</param>
/// <param name="Screened">Scored points on the right side after screening.</param>
/// <param name="Correct">Points of the whole spiral on the right side after polishing.</param>
/// <param name="Accuracy">Their share.</param>
public sealed record SpiralOptimum(int Parameters, int Weights, string Mask, int Initialisation, int Screened, int Correct, double Accuracy);
