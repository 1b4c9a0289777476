using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Genetic;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Pruning.Seekers.Snip;
using PlantNSeek.Pruning.Seekers.Walks;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Subjects;
using static PlantNSeek.Testing.Subjects.SeekerTraits;

namespace PlantNSeek.Contracts;

/// <summary>The seekers of the catalogue, with the settings that the leaderboard runs them with, under the contract that the library offers to others.</summary>
[Spec("CONTRACT-004")]
[TestFixtureSource(nameof(Names))]
public sealed class LibrarySeekerContract(string name) : SeekerContract
{
    public static IEnumerable<string> Names => SeekerCatalog.All.Select(seeker => seeker.Name);

    protected override SeekerTraits Traits => SeekerCatalog.ByName(name) switch
    {
        RandomMaskSeeker or PhewSeeker => Randomized | DataFree,
        ScoreSeeker { Pruner: var pruner } => pruner == PrunerCatalog.Magnitude || pruner == PrunerCatalog.SynFlow ? DataFree : None,
        IterativeSnipSeeker => None,
        ForceSeeker => Regrowing,
        IterativeMagnitudeSeeker { Settings.Rewinding: Rewinding.ToStart } => Randomized,
        IterativeMagnitudeSeeker or ContinuousSparsificationSeeker => Randomized | OwnStart | Regrowing,
        RigLSeeker => Randomized | Regrowing | OwnStart,
        EdgePopupSeeker or GeneticSeeker => Randomized | Regrowing,
        _ => Randomized,
    };

    protected override IReadOnlyList<KnownDeviation> KnownDeviations => SeekerCatalog.ByName(name) is PhewSeeker
        ?
        [
            new("R201", "PHEW keeps whole paths: a budget below one path keeps less"),
            new("R202", "PHEW keeps whole paths: a budget below one path keeps less"),
        ]
        : [];

    // A hundred generations take as long as all other seekers together.
    protected override ITicketSeeker Create() => SeekerCatalog.ByName(name) is GeneticSeeker && !LongSetting.IsOn ? new GeneticSeeker(new GeneticSettings { Generations = 20 }) : SeekerCatalog.ByName(name);
}
