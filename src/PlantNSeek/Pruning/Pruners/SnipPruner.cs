namespace PlantNSeek.Pruning.Pruners;

/// <summary>
/// |theta * dL/dtheta|, the change of the loss when a mask entry moves, divided by the sum of all (Lee et al., ICLR 2019).
/// All zero where every gradient is.
/// </summary>
public sealed class SnipPruner : IPruner
{
    /// <inheritdoc/>
    public string Name => "SNIP";

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Network.LossAndGradient(context.Parameters.Span, context.Batch, context.Loss, scores);
        var parameters = context.UnmaskedParameters.Span;
        var (prunable, sum) = (context.Layout.PrunableCount, 0.0);
        scores[prunable..].Clear();
        for (var i = 0; i < prunable; i++)
        {
            scores[i] = Math.Abs(parameters[i] * scores[i]);
            sum += scores[i];
        }

        for (var i = 0; sum > 0 && i < prunable; i++)
        {
            scores[i] /= sum;
        }
    }
}
