namespace PlantNSeek.Pruning.Seekers.Snip;

/// <summary>
/// Iterative SNIP (de Jorge et al., ICLR 2021): |theta * dL/dtheta| of the masked network, step after step; what is masked
/// stays masked. Keeps exactly the budget. One step is SNIP.
/// </summary>
/// <param name="settings">Steps, schedule and batches; the defaults where null.</param>
public sealed class IterativeSnipSeeker(SnipRoundsSettings? settings = null) : IInvertibleSeeker
{
    /// <summary>Steps, schedule and batches.</summary>
    public SnipRoundsSettings Settings { get; } = settings ?? new SnipRoundsSettings();

    /// <summary><c>Iterative SNIP</c>.</summary>
    public string Name => "Iterative SNIP";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no step.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default) =>
        SnipRounds.Run(problem, Settings, nested: true, progress, cancellationToken);
}
