using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments;

/// <summary>All seekers of the library on one planted network, each find with its sanity checks.</summary>
internal sealed class LeaderboardExperiment() : SeekingExperiment("seekers", [.. SeekerCatalog.All.Select(s => s.Name)], epochs: 60)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => [.. SeekerCatalog.All.Select(seeker => new NamedSeeker(seeker.Name, seeker))];

    /// <inheritdoc/>
    protected override RunResult Judge(Find find)
    {
        var (scenario, seeker) = (find.Scenario, find.Seeker.Seeker);
        var problem = Problem(scenario, find.Density);
        var variants = SanityChecks.Of(
            problem, find.Ticket, stream => HostInitialization.HeScaled(scenario.Architecture, stream).ToSingle(), scenario.Stream($"sanity/{find.Density}")).ToList();
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
