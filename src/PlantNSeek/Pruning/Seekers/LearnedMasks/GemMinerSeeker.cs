using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// Gem-Miner (Sreenivasan et al., "Rare Gems", 2022): the parameters stay as they are, each has a score in [0, 1], the network uses those
/// whose score rounds to 1, the scores follow the straight-through gradient, and every few epochs the smallest are frozen out for good.
/// Each freezing drops ceil(pi * active), pi = 1 - rho^(1/K), but never more than the budget allows, and the last ends exactly there. Unlike the
/// authors' program, which drops everything up to and including the last dropped score, one of equal scores goes only if it must, the
/// later ones in the layout first. Inverted, each freezing drops the largest scores, as in the authors' own sanity check.
/// </summary>
/// <param name="settings">The defaults where null.</param>
/// <param name="name">Tells variants apart in reports.</param>
public sealed class GemMinerSeeker(GemMinerSettings? settings = null, string name = "Gem-Miner") : IInvertibleSeeker
{
    /// <summary>
    /// The ablation of the paper's Table 3, one part more in each row: edge-popup by layer, edge-popup over the whole network, with gradual
    /// pruning, with a penalty as well, and Gem-Miner. All have Gem-Miner's default epochs and batches; edge-popup keeps its weight decay.
    /// After finetuning the paper finds them in ascending order.
    /// </summary>
    public static ImmutableArray<ITicketSeeker> Table3 { get; } = MakeTable3();

    /// <summary>How it learns.</summary>
    public GemMinerSettings Settings { get; } = settings ?? new GemMinerSettings();

    /// <inheritdoc/>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Sizes do not fit, there is no training data, or the budget does not fit the scope.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range, or more are to be kept than there are.</exception>
    /// <exception cref="NonFiniteScoreException">A score stopped being finite.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Settings.Check();
        Guard.AtLeast(problem.TrainingData.Count, 1);
        return PrunablePart.Seek(problem, progress, (part, told) => Learn(part, told, cancellationToken));
    }

    private FoundTicket Learn(SeekingProblem problem, IProgress<PruningProgress>? progress, CancellationToken cancellationToken)
    {
        var network = new CountingNetwork(problem.Network);
        var start = new double[problem.Layout.Count];
        for (var i = 0; i < start.Length; i++)
        {
            start[i] = problem.Random.NextDouble();
        }

        var state = new GemMinerScores(network, problem.Parameters.Span, start, Settings, problem.Inverted);
        var freezing = new FreezingSchedule(Settings, problem.Budget.OfWhole(start.Length).CountsFor(state.GroupSizes), start.Length);
        var batches = new SampleOrder(problem.TrainingData.Count, Settings.BatchSize, problem.Random);
        var epoch = 0;
        for (; epoch < Settings.Epochs && state.KeptCount > 0; epoch++)
        {
            var rate = Settings.Optimizer.LearningRate * Settings.LearningRate.Factor(epoch, Settings.Epochs);
            while (batches.Epoch == epoch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                state.Step(batches.NextOf(problem.TrainingData), problem.Loss, rate);
            }

            if (freezing.IsDueAfter(epoch))
            {
                state.Freeze(freezing.CountsAfter(epoch, state.ActiveCounts()));
            }

            progress?.Report(new PruningProgress(epoch + 1, Settings.Epochs, state.ToFlags()));
        }

        state.Freeze(freezing.FinalCounts); // changes nothing, unless there was no freezing or nothing was left to learn from
        if (epoch < Settings.Epochs)
        {
            progress?.Report(new PruningProgress(epoch + 1, Settings.Epochs, state.ToFlags()));
        }

        return new FoundTicket(Settings.UnflagsBeforeFinetuning ? state.ToFlags() : state.ToMask()) { Samples = network.Samples };
    }

    private static ImmutableArray<ITicketSeeker> MakeTable3()
    {
        var gem = new GemMinerSettings();
        var layerwise = new EdgePopupSettings { Epochs = gem.Epochs, BatchSize = gem.BatchSize };
        var global = layerwise with { Scope = PruningScope.Global };
        var gradual = global with { Annealing = DensitySchedule.Exponential };
        var penalised = gradual with { Optimizer = gradual.Optimizer with { WeightDecay = gradual.Optimizer.WeightDecay + (2 * gem.Penalty) } };
        return
        [
            new EdgePopupSeeker(layerwise),
            new EdgePopupSeeker(global, "Global edge-popup"),
            new EdgePopupSeeker(gradual, "Global edge-popup, gradual"),
            new EdgePopupSeeker(penalised, "Global edge-popup, gradual, penalty"),
            new GemMinerSeeker(gem),
        ];
    }
}
