using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning.Seekers.Rounds;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>
/// Seeks a strong ticket by combinatorial local search: from random sparse masks within the budget, parameters come, go and move, units
/// change places, and each change is judged by the exact loss of the sparse network on the initial parameters (simulated annealing). The loss does not see the
/// scale of the outputs. The search trains nothing and never evaluates a dense network; a seeker that it lets go first may.
/// </summary>
/// <remarks>
/// Everything the search keeps lies on a path from an input to an output or is a bias of a unit on one. The budget is met exactly: what the
/// search has no use for is filled up with parameters that lead nowhere, as far as there are such. Strong tickets of many sizes compute one function, so
/// do not expect the planted one.
/// </remarks>
/// <param name="settings">The effort; the defaults where null.</param>
/// <param name="first">
/// Seeks first, with the same problem and budget; the searches start from what of its mask lies on a path, or from random paths of that where it is more than
/// they may keep. Where nothing does, and where this is null, they start from random masks.
/// </param>
public sealed class LocalSearchSeeker(LocalSearchSettings? settings = null, ITicketSeeker? first = null) : IDemandingSeeker
{
    /// <summary>The effort.</summary>
    public LocalSearchSettings Settings { get; } = settings ?? new LocalSearchSettings();

    /// <summary>Who finds the mask that the searches start from; null for random masks.</summary>
    public ITicketSeeker? First { get; } = first;

    /// <summary><c>Local search</c>, and from whose mask: <c>Local search from SNIP</c>.</summary>
    public string Name => First is null ? "Local search" : $"Local search from {First.Name}";

    /// <inheritdoc/>
    public string? Lacks(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WhyNoChain(Name) ?? (First as IDemandingSeeker)?.Lacks(graph);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range, or the budget is larger than the network.</exception>
    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Settings.Check();
        var chain = problem.Graph.Chain(Name);
        var order = problem.Random.NextPermutation(problem.TrainingData.Count);
        var told = new SuccessiveProgress(progress, Settings.Rounds);
        var search = new ChainSearch(problem, Settings, problem.KeptCount, order, told.Second, cancellationToken);
        var given = First?.Seek(problem with { Random = Stream(problem) }, told.First, cancellationToken);
        var start = given is null ? null : GivenStart.Of(chain, given.Mask);
        return new FoundTicket(search.Run(start)) { Samples = (given?.Samples ?? 0) + search.SamplesUsed };
    }
    // Drawn after all that the search draws of the problem's stream, so that the search has the same random numbers with and without.
    private static RandomStream Stream(SeekingProblem problem) => new(problem.Random.NextUInt64(), "first");
}
