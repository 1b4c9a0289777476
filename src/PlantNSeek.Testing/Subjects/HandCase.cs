using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Testing.Subjects;

/// <summary>A network small enough to work its scores out by hand.</summary>
/// <param name="Architecture">The widths.</param>
/// <param name="Parameters">In layout order: for each layer its weights <c>[out, in]</c> row by row, then its biases.</param>
/// <param name="Batch">The samples.</param>
/// <param name="Scores">What the pruner must give, in layout order.</param>
public sealed record HandCase(Architecture Architecture, IReadOnlyList<float> Parameters, Batch Batch, IReadOnlyList<double> Scores);
