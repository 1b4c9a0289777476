namespace PlantNSeek.Pruning.Pruners;

/// <summary>|theta| (Han et al., NeurIPS 2015).</summary>
public sealed class MagnitudePruner : IPruner
{
    /// <inheritdoc/>
    public string Name => "Magnitude";

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        var parameters = context.UnmaskedParameters.Span;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Abs(parameters[i]);
        }
    }
}
