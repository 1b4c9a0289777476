using PlantNSeek.Pruning;

namespace PlantNSeek.Testing.Subjects;

/// <summary>A seeker with what its author says of it.</summary>
internal sealed record SeekerSubject(Func<ITicketSeeker> Create, SeekerTraits Traits)
{
    public bool IsInvertible { get; init; }

    public bool Is(SeekerTraits trait) => Traits.HasFlag(trait);
}
