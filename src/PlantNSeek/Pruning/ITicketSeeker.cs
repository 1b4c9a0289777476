using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>Finds a mask by whatever means: a schedule around a pruner, or a method that learns its mask.</summary>
public interface ITicketSeeker
{
    /// <summary>The name by which the seeker is reported.</summary>
    string Name { get; }

    /// <summary>Seeks a mask of the problem's budget. Changes nothing of the problem but the position of its random stream.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    Mask Seek(SeekingProblem problem, CancellationToken cancellationToken = default);
}
