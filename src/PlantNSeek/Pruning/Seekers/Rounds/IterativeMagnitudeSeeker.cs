using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>
/// Iterative magnitude pruning (Frankle and Carbin, ICLR 2019): train, remove the smallest of what is left, rewind, until exactly the
/// budget is left at the end of the last round. Without training it is magnitude pruning in one shot. Inverted, it removes the largest.
/// </summary>
/// <remarks>
/// After late resetting the ticket starts from the parameters of the early step, after learning-rate rewinding from the
/// trained survivors (<see cref="FoundTicket.StartParameters"/>; masked entries hold the last value they had). Late resetting trains each round
/// for the full number of epochs from the early step, with a fresh optimiser and the schedule from its start.
/// </remarks>
/// <param name="settings">Rounds, training and rewinding; the defaults where null.</param>
/// <param name="name">What it is called in place of its rewinding, such as <c>decay</c> for <c>IMP (decay)</c>; null for the rewinding.</param>
public sealed class IterativeMagnitudeSeeker(IterativeMagnitudeSettings? settings = null, string? name = null) : IInvertibleSeeker
{
    /// <summary>Rounds, training and rewinding.</summary>
    public IterativeMagnitudeSettings Settings { get; } = settings ?? new IterativeMagnitudeSettings();

    /// <summary><c>IMP</c>, and what it rewinds to unless it is named otherwise: <c>IMP (rewinding)</c>, <c>IMP (late resetting)</c>, <c>IMP (learning-rate rewinding)</c>.</summary>
    public string Name => $"IMP ({name ?? Of(Settings.Rewinding)})";

    /// <inheritdoc/>
    public string InvertedName => $"IMP inverted ({name ?? Of(Settings.Rewinding)})";

    /// <summary>Shares the first round's training between seekers; changes no result. May be null.</summary>
    internal SharedFirstRound? FirstRound { get; init; }

    /// <summary>The same seeker, by name, with other settings, and where given another holder of the first round.</summary>
    internal IterativeMagnitudeSeeker With(IterativeMagnitudeSettings settings, SharedFirstRound? firstRound = null) =>
        new(settings, name) { FirstRound = firstRound ?? FirstRound };

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="NonFiniteException">Training diverged.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Guard.AtLeast(Settings.EarlySteps, 0);
        var rounds = new MultishotSettings
        {
            Rounds = Settings.Rounds ?? RoundsFor(problem),
            Training = Settings.Training,
            Selection = Settings.Selection with { Nested = true },
        };
        var early = Settings.Rewinding == Rewinding.ToEarlyStep ? Settings.EarlySteps : 0;
        var (start, samples) = AfterSteps(problem, early, cancellationToken);
        var end = TrainingRounds.Run(
            problem with { Parameters = start },
            InvertedPruner.Of(PrunerCatalog.Magnitude, problem.Inverted),
            rounds,
            Settings.Rewinding != Rewinding.LearningRateOnly,
            FirstRound,
            progress,
            cancellationToken,
            Settings.Dead,
            After);
        return After(end, rounds.Rounds) with { Samples = samples + end.Samples };

        FoundTicket After(TrainingRounds.End end, int round) => new(end.Mask)
        {
            StartParameters = Settings.Rewinding switch
            {
                Rewinding.ToStart => default(ReadOnlyMemory<float>?), // a bare null would become an empty buffer
                Rewinding.ToEarlyStep => start,
                _ => end.Trained.Value.Parameters,
            },
            StartSamples = Settings.Rewinding switch
            {
                Rewinding.ToStart => default(long?),
                Rewinding.ToEarlyStep => samples,
                _ => (long)round * rounds.Training.Epochs * problem.TrainingData.Count,
            },
        };
    }

    private static string Of(Rewinding rewinding) => rewinding switch
    {
        Rewinding.ToStart => "rewinding",
        Rewinding.ToEarlyStep => "late resetting",
        _ => "learning-rate rewinding",
    };

    // The fewest rounds n with (1 - fraction)^n at most the smallest density asked for; of an empty ticket, the density of one parameter.
    private int RoundsFor(SeekingProblem problem)
    {
        Guard.InRange(Settings.FractionPerRound, 1e-6, 1 - 1e-6, nameof(Settings.FractionPerRound));
        var prunable = Selection.PrunableCount(problem.Layout, Settings.Selection);
        var smallest = problem.Budget.Count is { } count ? (double)count / prunable : problem.Budget.Densities.Min().Value;
        var target = Math.Max(smallest, 1.0 / prunable) * (1 + 1e-12); // a density of exactly 0.8^n takes n rounds in spite of rounding
        var rounds = 1;
        for (var left = 1 - Settings.FractionPerRound; left > target; left *= 1 - Settings.FractionPerRound)
        {
            rounds++;
        }

        return rounds;
    }

    private (ReadOnlyMemory<float> Parameters, long Samples) AfterSteps(SeekingProblem problem, int steps, CancellationToken cancellationToken)
    {
        if (steps == 0)
        {
            return (problem.Parameters, 0);
        }

        var (training, data) = (Settings.Training, problem.TrainingData);
        using var session = problem.Trainer.Begin(
            problem.Parameters.Span, Mask.All(problem.Layout.Count), data, problem.Loss, training.Optimizer, Math.Min(training.BatchSize, data.Count));
        var batches = new SampleOrder(data.Count, training.BatchSize, new RandomStream(problem.Random.NextUInt64(), "early/shuffle"));
        var samples = 0L;
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.LearningRate = training.Optimizer.LearningRate * training.Schedule.Factor(batches.Epoch, Math.Max(training.Epochs, 1));
            var epoch = batches.Epoch;
            var batch = batches.Next();
            session.Step(batch, epoch);
            samples += batch.Length;
        }

        session.ThrowIfNonFinite();
        return (session.GetParameters(), samples);
    }
}
