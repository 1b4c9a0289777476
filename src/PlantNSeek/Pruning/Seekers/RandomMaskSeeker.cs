namespace PlantNSeek.Pruning.Seekers;

/// <summary>
/// A random mask with the densities of a rule in each layer: what a seeker must beat to have found more than where the parameters
/// belong. Keeps the problem's budget exactly. Looks at neither data nor parameters.
/// </summary>
/// <param name="rule">How the budget is divided among the layers.</param>
public sealed class RandomMaskSeeker(LayerDensityRule rule) : ITicketSeeker
{
    /// <summary>How the budget is divided among the layers.</summary>
    public LayerDensityRule Rule { get; } = rule;

    /// <summary>The rule's name in the field: <c>Random ERK</c>.</summary>
    public string Name => "Random " + Rule switch
    {
        LayerDensityRule.ErdosRenyi => "ER",
        LayerDensityRule.ErdosRenyiKernel => "ERK",
        LayerDensityRule.SmartRatio => "smart ratio",
        _ => Rule.ToString().ToLowerInvariant(),
    };

    /// <inheritdoc/>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        cancellationToken.ThrowIfCancellationRequested();
        var mask = LayerDensities.RandomMask(problem.Layout, LayerDensities.Counts(problem.Layout, problem.KeptCount, Rule), problem.Random);
        progress?.Report(new PruningProgress(1, 1, mask));
        return new FoundTicket(mask);
    }
}
