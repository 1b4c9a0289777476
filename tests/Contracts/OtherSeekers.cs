using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LocalSearch;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;
using PlantNSeek.Training;

namespace PlantNSeek.Contracts;

/// <summary>The local search, with little effort: what it may do does not depend on how long it does it.</summary>
[Spec("CONTRACT-004")]
public sealed class LocalSearchContract : SeekerContract
{
    protected override SeekerTraits Traits => SeekerTraits.Randomized | SeekerTraits.Regrowing;

    protected override ITicketSeeker Create() => new LocalSearchSeeker(new LocalSearchSettings { Chains = 2, ChainMoves = 300, RefineCycles = 1, RefineMoves = 100 });
}

/// <summary>The same after a seeker that itself reports, counts and trains.</summary>
[Spec("CONTRACT-004")]
public sealed class StartedLocalSearchContract : SeekerContract
{
    protected override SeekerTraits Traits => SeekerTraits.Randomized | SeekerTraits.Regrowing;

    protected override ITicketSeeker Create() => new LocalSearchSeeker(
        new LocalSearchSettings { Chains = 2, ChainMoves = 300, RefineCycles = 1, RefineMoves = 100 },
        new IterativeMagnitudeSeeker(new IterativeMagnitudeSettings { Rounds = 2, Training = new TrainingSettings { Epochs = 1 } }));
}

[Spec("CONTRACT-004")]
public sealed class RandomPruningContract : SeekerContract
{
    protected override SeekerTraits Traits => SeekerTraits.Randomized | SeekerTraits.DataFree | SeekerTraits.Uniform;

    protected override ITicketSeeker Create() => new ScoreSeeker(PrunerCatalog.Random);
}
