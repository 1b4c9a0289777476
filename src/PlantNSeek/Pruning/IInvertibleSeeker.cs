namespace PlantNSeek.Pruning;

/// <summary>
/// A seeker whose ranking can be turned around: where <see cref="SeekingProblem.Inverted"/> is set it works in the same way but keeps what it
/// would drop (Frankle et al., ICLR 2021). A ranking that means something does worse when inverted.
/// </summary>
public interface IInvertibleSeeker : ITicketSeeker
{
    /// <summary>The seeker that keeps what ranks lowest.</summary>
    ITicketSeeker Inverted => new InvertedSeeker(this);

    /// <summary>The name by which the inverted seeker is reported.</summary>
    string InvertedName => $"{Name} inverted";
}
