namespace PlantNSeek.Pruning.Pruners;

/// <summary>Independent uniform scores: every mask of the budget's size is equally likely.</summary>
public sealed class RandomPruner : IPruner
{
    /// <inheritdoc/>
    public string Name => "Random";

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = context.Random.NextDouble();
        }
    }
}
