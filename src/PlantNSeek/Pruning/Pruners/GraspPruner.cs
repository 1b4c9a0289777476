namespace PlantNSeek.Pruning.Pruners;

/// <summary>
/// theta * (H g): what a parameter contributes to the gradient flow (Wang et al., ICLR 2020). As published with the paper: the
/// outputs are divided by a temperature, also for a regression; scores are divided by |sum| + 1e-10 and the largest kept.
/// </summary>
/// <param name="temperature">Divisor of the outputs before the loss, above 0.</param>
public sealed class GraspPruner(double temperature = GraspPruner.PublishedTemperature) : IPruner
{
    /// <summary>The temperature of the published programs.</summary>
    public const double PublishedTemperature = 200;

    /// <inheritdoc/>
    public string Name => "GraSP";

    /// <summary>Divisor of the outputs before the loss.</summary>
    public double Temperature { get; } = temperature > 0
        ? temperature
        : throw new ArgumentOutOfRangeException(nameof(temperature), FormattableString.Invariant($"temperature is {temperature}; it must be above 0"));

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        var loss = context.Loss with { Temperature = Temperature };
        var parameters = context.Parameters.Span;
        var gradient = new double[scores.Length];
        context.Network.LossAndGradient(parameters, context.Batch, loss, gradient);
        context.Mask.ApplyTo(gradient.AsSpan()); // the flow is that of the masked network: masked parameters cannot move
        gradient.AsSpan(context.Layout.PrunableCount).Clear(); // nor do those that are never pruned take part
        context.Network.HessianVectorProduct(parameters, context.Batch, loss, gradient, scores);
        AddStaleGradient(context, scores);
        scores[context.Layout.PrunableCount..].Clear();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= parameters[i];
            sum += scores[i];
        }

        var norm = Math.Abs(sum) + 1e-10;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= norm;
        }
    }

    private static void AddStaleGradient(PruningContext context, Span<double> product)
    {
        if (context.StaleGradient is not { } stale)
        {
            return;
        }

        Guard.SameLength(stale.Length, "the stale gradient", product.Length, "the layout");
        for (var i = 0; i < product.Length; i++)
        {
            product[i] += stale.Span[i];
        }
    }
}
