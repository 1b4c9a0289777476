namespace PlantNSeek.Pruning;

/// <summary>Keeps what another pruner would drop first: its scores, negated. Equal scores still go by index.</summary>
/// <param name="pruner">Gives the scores.</param>
public sealed class InvertedPruner(IPruner pruner) : IPruner
{
    /// <summary>The pruner whose scores are negated.</summary>
    public IPruner Pruner { get; } = pruner ?? throw new ArgumentNullException(nameof(pruner));

    /// <summary>The pruner itself, or its inversion; that of an inverted pruner is the one it inverts.</summary>
    internal static IPruner Of(IPruner pruner, bool inverted = true) => !inverted ? pruner : (pruner as InvertedPruner)?.Pruner ?? new InvertedPruner(pruner);

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
