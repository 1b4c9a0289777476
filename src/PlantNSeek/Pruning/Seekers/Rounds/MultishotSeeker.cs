namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>
/// Multishot pruning (Fischer and Burkholz, ICLR 2022, Figure 4): in each round, train what the mask keeps from the initial parameters,
/// score the trained parameters, prune, and rewind. The mask's own training is left to whoever asked for it.
/// </summary>
/// <remarks>
/// A masked parameter never moves, so it is worth its initial value: where masks are not nested, Magnitude and SNIP score it by that.
/// The one number drawn from the problem's stream keys the order of samples of each round, so the first round, which trains
/// everything, is the same for all pruners and budgets that are given streams of one key. Keeps exactly the budget under
/// <see cref="TieRule.ExactCount"/>.
/// </remarks>
/// <param name="pruner">Gives the scores.</param>
/// <param name="settings">Rounds, training and selection; the defaults where null.</param>
/// <param name="firstRound">Shares the first round's training between seekers; changes no result. May be null.</param>
public sealed class MultishotSeeker(IPruner pruner, MultishotSettings? settings = null, SharedFirstRound? firstRound = null) : IInvertibleSeeker
{
    /// <summary>The pruner.</summary>
    public IPruner Pruner { get; } = pruner ?? throw new ArgumentNullException(nameof(pruner));

    /// <summary>Rounds, training and selection.</summary>
    public MultishotSettings Settings { get; } = settings ?? new MultishotSettings();

    /// <summary>The pruner's name and how often it prunes: <c>SNIP (multishot, 10 rounds)</c>.</summary>
    public string Name => NameWith(Pruner);

    /// <inheritdoc/>
    public string InvertedName => NameWith(InvertedPruner.Of(Pruner));

    /// <summary>What shares the first round's training; null for nothing.</summary>
    internal SharedFirstRound? FirstRound => firstRound;

    /// <inheritdoc/>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    /// <exception cref="Training.NonFiniteException">A round's training diverged.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var end = TrainingRounds.Run(problem, InvertedPruner.Of(Pruner, problem.Inverted), Settings, rewinds: true, firstRound, progress, cancellationToken);
        return new FoundTicket(end.Mask) { Samples = end.Samples, StartParameters = Settings.KeepsStatistics && SurvivingStatistics.Has(problem.Layout) ? end.Start.Value : (ReadOnlyMemory<float>?)null };
    }

    private string NameWith(IPruner scores) => $"{scores.Name} (multishot, {Settings.Rounds} rounds)";
}
