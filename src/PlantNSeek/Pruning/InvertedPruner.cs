namespace PlantNSeek.Pruning;

/// <summary>Keeps what another pruner would drop first: its scores, negated. Equal scores still go by index.</summary>
/// <param name="pruner">Gives the scores.</param>
public sealed class InvertedPruner(IPruner pruner) : IPruner
{
    /// <summary>The pruner whose scores are negated.</summary>
    public IPruner Pruner { get; } = pruner ?? throw new ArgumentNullException(nameof(pruner));

    /// <inheritdoc/>
    public string Name => $"{Pruner.Name} inverted";

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        Pruner.Score(context, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = -scores[i];
        }
    }
}
