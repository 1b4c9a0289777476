namespace PlantNSeek.Experiments.Spiral;

/// <summary>What one method found on the spiral, from one set of initial values.</summary>
/// <param name="Width">Units of each hidden layer.</param>
/// <param name="Initialisation">Number of the initial values.</param>
/// <param name="Method">A pruner's name, <c>Iterative magnitude</c>, <c>Dense</c>, or <c>Optimum</c> for the mask that the search found.</param>
/// <param name="Kept">Weights and biases kept.</param>
/// <param name="KeptWeights">Weights kept.</param>
/// <param name="Effective">
/// Weights on a path from an input to the output, and biases of units with a path to the output; what is kept beyond is wasted.
/// </param>
/// <param name="EffectiveWeights">The weights of these.</param>
/// <param name="Accuracy">Over all points, after training what was kept from the initial values.</param>
public sealed record SpiralRun(
    int Width, int Initialisation, string Method, int Kept, int KeptWeights, int Effective, int EffectiveWeights, double Accuracy);
