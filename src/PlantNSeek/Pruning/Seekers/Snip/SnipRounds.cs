using PlantNSeek.Networks;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Snip;

/// <summary>What iterative SNIP and FORCE share: they differ in whether a masked parameter may return. Inverted, the scores are negated.</summary>
internal static class SnipRounds
{
    public static FoundTicket Run(
        SeekingProblem problem,
        SnipRoundsSettings settings,
        bool nested,
        IProgress<PruningProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Guard.AtLeast(settings.Steps, 1);
        var network = new CountingNetwork(problem.Network);
        var pruner = InvertedPruner.Of(PrunerCatalog.Snip, problem.Inverted);
        var options = settings.Selection with { Nested = nested };
        var prunable = Selection.PrunableCount(problem.Layout, options);
        var mask = Mask.All(problem.Layout.Count);
        var samples = settings.FreshBatches ? new SampleOrder(problem.TrainingData.Count, problem.PruningBatch.Count, problem.Random) : null;
        for (var step = 1; step <= settings.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = samples is null ? problem.PruningBatch : samples.NextOf(problem.TrainingData);
            var scores = pruner.Scores(PruningContext.Of(network, problem.Parameters, mask, batch, problem.Loss, problem.Random));
            mask = Selection.Select(scores, problem.Layout, mask, problem.Budget.After(step, settings.Steps, settings.Schedule, prunable), options);
            progress?.Report(new PruningProgress(step, settings.Steps, mask));
        }

        return new FoundTicket(mask) { Samples = network.Samples };
    }
}
