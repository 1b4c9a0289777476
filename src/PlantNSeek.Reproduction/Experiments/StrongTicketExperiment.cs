using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Experiments;

/// <summary>
/// How far a seeker goes that is built for strong tickets, beside those of the literature that learn a mask for frozen weights; judged by the
/// same rules as all others.
/// </summary>
internal sealed class StrongTicketExperiment() : SeekingExperiment("strong-tickets", epochs: 600)
{
    private static readonly ITicketSeeker[] Contenders =
    [
        new LocalSearchSeeker(),
        new EdgePopupSeeker(new EdgePopupSettings { Annealing = DensitySchedule.Exponential }, "Edge-popup (annealed)"),
        new GemMinerSeeker(),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => NamedSeeker.Of(Contenders);

    // Strong tickets only: what training makes of them is for the leaderboard.
    /// <inheritdoc/>
    protected override RunResult Judge(Find find) => find.Evaluation.Untrained(find.Seeker.Name, find.Density, find.Ticket.Mask);
}
