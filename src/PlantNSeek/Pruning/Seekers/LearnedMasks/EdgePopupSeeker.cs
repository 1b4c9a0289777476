using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// Edge-popup (Ramanujan et al., "What's hidden in a randomly weighted neural network?", 2020): the parameters stay as they are, each has
/// a score, the network uses those of largest absolute score, and the scores follow the straight-through gradient. The mask is what
/// the scores choose after the last step. It keeps exactly the problem's budget, except without
/// <see cref="EdgePopupSettings.MeetsBudgetOverall"/>, where each layer or tensor rounds a density up for itself. Inverted, it
/// uses and keeps the scores of smallest absolute value.
/// </summary>
/// <param name="settings">The corrected ones where null.</param>
/// <param name="name">Tells variants apart in reports.</param>
public sealed class EdgePopupSeeker(EdgePopupSettings? settings = null, string name = "Edge-popup") : IInvertibleSeeker
{
    /// <summary>How it learns.</summary>
    public EdgePopupSettings Settings { get; } = settings ?? EdgePopupSettings.Corrected;

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
        var start = EdgePopupScores.Draw(problem.Layout, Settings.BiasScores, problem.Random);
        var state = new EdgePopupScores(network, problem.Parameters.Span, start, Settings, problem.Inverted);
        var loss = problem.Loss with { SoftmaxBeforeLoss = problem.Loss.SoftmaxBeforeLoss || Settings.SoftmaxBeforeLoss };
        var batches = new SampleOrder(problem.TrainingData.Count, Settings.BatchSize, problem.Random);
        int[] counts = [];
        for (var epoch = 0; epoch < Settings.Epochs; epoch++)
        {
            counts = Counts(epoch, problem, state);
            var rate = Settings.Optimizer.LearningRate * Settings.LearningRate.Factor(epoch, Settings.Epochs);
            while (batches.Epoch == epoch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                state.Choose(counts);
                state.Step(batches.NextOf(problem.TrainingData), loss, rate);
            }

            state.Choose(counts);
            progress?.Report(new PruningProgress(epoch + 1, Settings.Epochs, state.ToMask()));
        }

        return new FoundTicket(state.ToMask()) { Samples = network.Samples };
    }

    // How many each group keeps in an epoch; the last one has the problem's own budget.
    private int[] Counts(int epoch, SeekingProblem problem, EdgePopupScores state)
    {
        var budget = problem.Budget;
        if (Settings.Annealing is { } annealing)
        {
            var rounds = (Settings.Epochs + Settings.AnnealingPeriod - 1) / Settings.AnnealingPeriod;
            budget = budget.After((epoch / Settings.AnnealingPeriod) + 1, rounds, annealing, problem.Layout.Count);
        }

        return (Settings.MeetsBudgetOverall ? budget.OfWhole(problem.Layout.Count) : budget).CountsFor(state.GroupSizes);
    }
}
