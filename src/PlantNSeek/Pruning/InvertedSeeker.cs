namespace PlantNSeek.Pruning;

/// <summary>Seeks with another seeker the other way around. Inverted again it is that seeker.</summary>
internal sealed class InvertedSeeker(IInvertibleSeeker inner) : IInvertibleSeeker
{
    public string Name => inner.InvertedName;

    public ITicketSeeker Inverted => inner;

    public FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return inner.Seek(problem with { Inverted = !problem.Inverted }, progress, cancellationToken);
    }
}
