namespace PlantNSeek.Pruning;

/// <summary>Finds a ticket by whatever means: a schedule around a pruner, or a method that learns its mask.</summary>
public interface ITicketSeeker
{
    /// <summary>The name by which the seeker is reported.</summary>
    string Name { get; }

    /// <summary>Seeks a ticket of the problem's budget. Changes nothing of the problem but the position of its random stream.</summary>
    /// <param name="problem">The network, the data and the budget.</param>
    /// <param name="progress">Told how far the search is; may be null.</param>
    /// <param name="cancellationToken">Asked at least once in each pass over the data.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    FoundTicket Seek(SeekingProblem problem, IProgress<PruningProgress>? progress = null, CancellationToken cancellationToken = default);
}
