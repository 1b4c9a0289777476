using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.LocalSearch;

namespace PlantNSeek.Experiments;

/// <summary>
/// How far a seeker goes that is built for strong tickets, beside those of the literature that learn a mask for frozen weights; judged by the
/// same rules as all others.
/// </summary>
internal sealed class StrongTicketExperiment() : SeekingExperiment("strong-tickets", epochs: 600)
{
    /// <summary>The name of <see cref="Started"/> in results.</summary>
    public const string StartedName = "Local search from IMP (decay)";

    private static readonly ITicketSeeker[] Contenders =
    [
        new LocalSearchSeeker(),
        new EdgePopupSeeker(new EdgePopupSettings { Annealing = DensitySchedule.Exponential }, "Edge-popup (annealed)"),
        new GemMinerSeeker(),
    ];

    /// <summary>The local search that starts from what pruning with weight decay keeps on paths: whether such a mask helps where its weights stay frozen.</summary>
    public static LocalSearchSeeker Started { get; } = new(first: SeekerCatalog.ByName("IMP (decay)"));

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => [.. NamedSeeker.Of(Contenders), new NamedSeeker(StartedName, Started)];

    // Strong tickets only: what training makes of them is for the leaderboard.
    /// <inheritdoc/>
    protected override RunResult Judge(Find find) => find.Evaluation.Untrained(find.Seeker.Name, find.Density, find.Ticket.Mask);
}
