using PlantNSeek.Networks;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
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
        var network = new CountingNetwork(problem.Network);
        var pruner = InvertedPruner.Of(PrunerCatalog.Snip, problem.Inverted);
        var options = settings.Selection with { Nested = nested };
        var samples = settings.FreshBatches ? new SampleOrder(problem.TrainingData.Count, problem.PruningBatch.Count, problem.Random) : null;
        var masks = ShrinkingMasks.Run(
            1, problem.Layout, problem.Budget, settings.Steps, settings.Schedule, options, (_, masks) => [Scores(masks[0])],
            (step, masks) => progress?.Report(new PruningProgress(step, settings.Steps, masks[0])), cancellationToken);
        return new FoundTicket(masks[0]) { Samples = network.Samples };

        double[] Scores(Mask mask)
        {
            var batch = samples is null ? problem.PruningBatch : samples.NextOf(problem.TrainingData);
            return pruner.Scores(PruningContext.Of(network, problem.Parameters, mask, batch, problem.Loss, problem.Random));
        }
    }
}
