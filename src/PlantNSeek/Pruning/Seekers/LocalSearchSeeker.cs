using PlantNSeek.Pruning.Seekers.LocalSearch;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>
/// Seeks a strong ticket by combinatorial local search: from random sparse masks within the budget, parameters come, go and move, units
/// change places, and each change is judged by the exact loss of the sparse network on the initial parameters (simulated annealing). The loss does not see the
/// scale of the outputs. Nothing is trained, and no dense network is ever evaluated.
/// </summary>
/// <remarks>
/// Everything the search keeps lies on a path from an input to an output or is a bias of a unit on one. The budget is met exactly: what the
/// search has no use for is filled up with parameters that lead nowhere, as far as there are such. Strong tickets of many sizes compute one function, so
/// do not expect the planted one.
/// </remarks>
/// <param name="settings">The effort; the defaults where null.</param>
public sealed class LocalSearchSeeker(LocalSearchSettings? settings = null) : ITicketSeeker
{
    /// <summary>The effort.</summary>
    public LocalSearchSettings Settings { get; } = settings ?? new LocalSearchSettings();

    /// <inheritdoc/>
    public string Name => "Local search";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range, or the budget is larger than the network.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Settings.Check();
        var order = problem.Random.NextPermutation(problem.TrainingData.Count);
        var search = new ChainSearch(problem, Settings, problem.KeptCount, order, progress, cancellationToken);
        return new FoundTicket(search.Run()) { Samples = search.SamplesUsed };
    }
}
