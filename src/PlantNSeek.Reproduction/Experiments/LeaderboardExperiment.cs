using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments;

/// <summary>All seekers of the library on one planted network, each find with its sanity checks.</summary>
internal sealed class LeaderboardExperiment() : SeekingExperiment("seekers", epochs: 60)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => NamedSeeker.Of(SeekerCatalog.All);

    /// <inheritdoc/>
    protected override RunResult Judge(Find find)
    {
        var (scenario, seeker) = (find.Scenario, find.Seeker.Seeker);
        var problem = Problem(scenario, find.Density);
        var variants = SanityChecks.Of(problem, find.Ticket, SanityChecks.HeScaled(scenario.Architecture), scenario.Stream($"sanity/{find.Density}")).ToList();
        if (SanityChecks.Invert(seeker, problem, find.Cancel) is { } inverted)
        {
            variants.Add(inverted);
        }

        return base.Judge(find) with
        {
            Sanity = [.. variants.Select(v => new CheckedScore(v.Check, find.Evaluation.WeakScores(v.Mask, v.StartParameters.Span).Score))],
        };
    }
}
