using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning;

/// <summary>Rounds of scoring and masking on the same parameters, without training between them; one round is single shot.</summary>
public static class IterativePruning
{
    /// <summary>Prunes to the budget along the schedule.</summary>
    /// <param name="pruner">Gives the scores.</param>
    /// <param name="network">The network's derivatives.</param>
    /// <param name="parameters">The initial parameters, in layout order; not changed.</param>
    /// <param name="batch">The samples to score on.</param>
    /// <param name="loss">The loss that fits the task.</param>
    /// <param name="budget">What the last round keeps.</param>
    /// <param name="settings">Rounds, schedule and selection.</param>
    /// <param name="random">The pruner's random numbers, consumed from round to round.</param>
    /// <param name="progress">Told after each round.</param>
    /// <param name="cancellationToken">Asked before each round.</param>
    /// <returns>The mask; exactly the budget's size under <see cref="TieRule.ExactCount"/>.</returns>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Mask Run(
        IPruner pruner,
        IDifferentiableNetwork network,
        ReadOnlyMemory<float> parameters,
        Batch batch,
        LossFunction loss,
        PruningBudget budget,
        PruningSettings settings,
        RandomStream random,
        IProgress<PruningProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pruner);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(settings);
        Guard.AtLeast(settings.Rounds, 1);
        var mask = Mask.All(network.Layout.Count);
        var scores = new double[network.Layout.Count];
        var prunable = Selection.PrunableCount(network.Layout, settings);
        var kept = KeptFor(pruner, network, parameters.Span, settings);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (kept is not null && ((ICompressedPruner)pruner).TryScore((ICompressedNetwork)network, kept, scores.AsSpan(0, kept.Count)))
            {
                CompressedSelection.Cut(kept, scores.AsSpan(0, kept.Count), Target(round), settings);
                mask = round == settings.Rounds || progress is not null ? kept.Mask : mask;
            }
            else
            {
                (mask, kept) = (kept?.Mask ?? mask, null);
                Array.Clear(scores); // as fresh as every pruner finds them
                pruner.Score(PruningContext.Of(network, parameters, mask, batch, loss, random), scores);
                NonFiniteScoreException.ThrowIfAny(pruner.Name, network.Layout, scores);
                mask = Selection.SelectFinite(scores, network.Layout, mask, Target(round), settings);
            }

            progress?.Report(new PruningProgress(round, settings.Rounds, mask));
        }

        return mask;

        PruningBudget Target(int round) => budget.After(round, settings.Rounds, settings.Schedule, prunable);
    }

    // Rounds that only take away can leave alone what is gone, where pruner and network know how; one round has nothing to leave alone.
    private static CompressedParameters? KeptFor(IPruner pruner, IDifferentiableNetwork network, ReadOnlySpan<float> parameters, PruningSettings settings) =>
        settings.Nested && settings.Rounds > 1 && pruner is ICompressedPruner && network is ICompressedNetwork { GivesContributions: true }
        && parameters.Length == network.Layout.Count
            ? new CompressedParameters(network.Layout, parameters)
            : null;
}
