using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>Seeks with another seeker the other way around. Inverted again it is that seeker.</summary>
internal sealed class InvertedSeeker(IInvertibleSeeker inner) : IInvertibleSeeker, IDemandingSeeker
{
    public string Name => inner.InvertedName;

    public ITicketSeeker Inverted => inner;

    public string? Lacks(NetworkGraph graph) => (inner as IDemandingSeeker)?.Lacks(graph);

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return inner.Seek(problem with { Inverted = !problem.Inverted }, progress, cancellationToken);
    }
}
