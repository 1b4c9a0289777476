namespace PlantNSeek.Pruning.Seekers.Snip;

/// <summary>
/// FORCE (de Jorge et al., ICLR 2021): every step scores all parameters by |theta_0 * dL/dtheta|, with the gradient of the masked
/// network, also at masked ones, and chooses its mask from all; so a masked parameter may return. Keeps exactly the budget. One step
/// is SNIP.
/// </summary>
/// <param name="settings">Steps, schedule and batches; the defaults where null.</param>
public sealed class ForceSeeker(SnipRoundsSettings? settings = null) : IInvertibleSeeker
{
    /// <summary>Steps, schedule and batches.</summary>
    public SnipRoundsSettings Settings { get; } = settings ?? new SnipRoundsSettings();

    /// <summary><c>FORCE</c>.</summary>
    public string Name => "FORCE";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no step.</exception>
    /// <exception cref="NonFiniteScoreException">A score is NaN or infinite.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default) =>
        SnipRounds.Run(problem, Settings, nested: false, progress, cancellationToken);
}
