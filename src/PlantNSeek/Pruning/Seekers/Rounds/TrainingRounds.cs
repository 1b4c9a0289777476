using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>Rounds of training, scoring and masking; each starts from the problem's parameters, or goes on from where the last one ended.</summary>
internal static class TrainingRounds
{
    /// <summary>
    /// The mask, what the last round's training left behind (masked entries at the value they would return with), and the cost, which
    /// counts each round's training, also where no pruner looked at it and so it was left out.
    /// </summary>
    public readonly record struct End(Mask Mask, Lazy<TrainedRound> Trained, long Samples)
    {
        /// <summary>What the next round would begin with if it rewound: the problem's parameters, with the statistics of the last one where these survive.</summary>
        public Lazy<ReadOnlyMemory<float>> Start { get; init; } = new(static () => default);
    }

    public static End Run(
        SeekingProblem problem,
        IPruner pruner,
        MultishotSettings settings,
        bool rewinds,
        SharedFirstRound? firstRound,
        IProgress<PruningProgress>? progress,
        CancellationToken cancellationToken,
        DeadParameters dead = DeadParameters.ByMagnitude,
        Func<End, int, FoundTicket>? ticket = null)
    {
        var seed = problem.Random.NextUInt64();
        var network = new CountingNetwork(problem.Network);
        var trained = new Lazy<TrainedRound>(new TrainedRound(problem.Parameters, null));
        var last = ShrinkingMasks.Run(
            1, problem.Layout, problem.Budget, settings.Rounds, settings.Schedule, settings.Selection, (round, masks) => [Scores(round, masks[0])],
            (round, masks) => progress?.Report(new PruningProgress(round, settings.Rounds, masks[0]) { Ticket = ticket?.Invoke(new End(masks[0], trained, 0), round) }),
            cancellationToken)[0];
        var trainings = (long)settings.Rounds * settings.Training.Epochs * problem.TrainingData.Count;
        return new End(last, trained, trainings + network.Samples) { Start = new(() => Rewound(trained)) };

        double[] Scores(int round, Mask mask)
        {
            var training = trained = Later(round, trained, mask);
            var context = PruningContext.AfterTraining(
                network,
                () => training.Value.Parameters,
                () => settings.AddsStaleGradient ? training.Value.LastGradient : null,
                mask,
                problem.PruningBatch,
                problem.Loss,
                new RandomStream(seed, "rounds/scores", (ulong)round));
            var scores = pruner.Scores(context);
            DeadRanking.Rank(dead, problem.Graph, mask, scores);
            return scores;
        }

        ReadOnlyMemory<float> Rewound(Lazy<TrainedRound> previous) =>
            settings.KeepsStatistics ? SurvivingStatistics.Of(problem.Layout, problem.Parameters.Span, previous.Value.Parameters.Span) : problem.Parameters;

        Lazy<TrainedRound> Later(int round, Lazy<TrainedRound> previous, Mask kept) => new(() =>
        {
            var start = rewinds ? Rewound(previous) : previous.Value.Parameters;
            TrainedRound Train() => DeadRanking.Restore(
                dead, problem.Graph, kept, start, TrainedFrom(start, problem, kept, settings, new RandomStream(seed, "rounds/shuffle", (ulong)round), cancellationToken));
            return round == 1 && firstRound is not null ? firstRound.Of(problem, settings.Training, seed, Train) : Train();
        });
    }

    // The last gradient is always kept: the first round may be shared by seekers that ask for it and seekers that do not.
    private static TrainedRound TrainedFrom(
        ReadOnlyMemory<float> start, SeekingProblem problem, Mask mask, MultishotSettings settings, RandomStream shuffle, CancellationToken cancellationToken)
    {
        var gradient = new float[problem.Layout.Count];
        var result = Trainer.Train(
            problem.Trainer, start.Span, mask, problem.TrainingData, problem.Loss, settings.Training, shuffle, null, gradient, cancellationToken);
        return new TrainedRound(
            result.Parameters, settings.Training.Epochs == 0 ? null : (ReadOnlyMemory<double>?)Array.ConvertAll(gradient, static g => (double)g));
    }
}
