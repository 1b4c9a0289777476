using PlantNSeek.Pruning;

namespace PlantNSeek.Testing.Subjects;

/// <summary>A pruner with what its author says of it.</summary>
internal sealed record PrunerSubject(Func<IPruner> Create, PrunerTraits Traits)
{
    public Func<PruningContext, double[]>? Reference { get; init; }

    public IReadOnlyList<HandCase> HandCases { get; init; } = [];

    public bool Is(PrunerTraits trait) => Traits.HasFlag(trait);
}
