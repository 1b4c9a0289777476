namespace PlantNSeek.Pruning;

/// <summary>
/// A seeker whose ranking can be turned around: the inverted one goes about it in the same way but keeps what this one would drop
/// (Frankle et al., ICLR 2021). A ranking that means something does worse when inverted.
/// </summary>
public interface IInvertibleSeeker : ITicketSeeker
{
    /// <summary>The seeker that keeps what ranks lowest.</summary>
    ITicketSeeker Inverted { get; }
}
