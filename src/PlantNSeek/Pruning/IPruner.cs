namespace PlantNSeek.Pruning;

/// <summary>
/// Gives every parameter a score; the largest are kept. A pruner is a pure function of its context: budget, scope, ties and
/// schedule are the library's (<see cref="Selection"/>, <see cref="IterativePruning"/>).
/// </summary>
public interface IPruner
{
    /// <summary>The name by which the pruner is reported and asked for, such as <c>SynFlow</c>.</summary>
    string Name { get; }

    /// <summary>Writes one score per parameter, in layout order; higher = keep. Scores are finite.</summary>
    /// <param name="context">Network, parameters, mask so far, data and random numbers; none of it is changed.</param>
    /// <param name="scores">Receives the scores; as long as the layout.</param>
    void Score(PruningContext context, Span<double> scores);
}
