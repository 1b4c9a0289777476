using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>A seeker that cannot seek in every network, and says in which: catalogues leave it out elsewhere, and contracts do not try it there.</summary>
public interface IDemandingSeeker : ITicketSeeker
{
    /// <summary>
    /// What the seeker asks for and a network of this graph does not have, in one sentence; null where it can seek. <see cref="ITicketSeeker.Seek"/> throws a
    /// <see cref="NotSupportedException"/> exactly where this is a sentence.
    /// </summary>
    string? Lacks(NetworkGraph graph);
}
