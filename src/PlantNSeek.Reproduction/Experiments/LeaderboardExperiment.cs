using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments;

/// <summary>Seekers on one planted network, each find with its sanity checks.</summary>
/// <param name="seekers">The seekers; all of the library where null.</param>
internal sealed class LeaderboardExperiment(IReadOnlyList<NamedSeeker>? seekers = null) : SeekingExperiment("seekers", epochs: 80)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => seekers ?? NamedSeeker.Of(Sharing(SeekerCatalog.All));

    // Of a kind, all seekers and their inversions begin with one dense training; late resetting begins elsewhere.
    private static IEnumerable<ITicketSeeker> Sharing(IEnumerable<ITicketSeeker> seekers)
    {
        var (multishot, magnitude, late) = (new SharedFirstRound(), new SharedFirstRound(), new SharedFirstRound());
        return [.. seekers.Select(seeker => seeker switch
        {
            MultishotSeeker of => new MultishotSeeker(of.Pruner, of.Settings, multishot),
            IterativeMagnitudeSeeker of => of.With(of.Settings, of.Settings.Rewinding == Rewinding.ToEarlyStep ? late : magnitude),
            _ => seeker,
        })];
    }

    /// <inheritdoc/>
    protected override RunResult Judge(Find find)
    {
        var (scenario, seeker) = (find.Scenario, find.Seeker.Seeker);
        var problem = Problem(scenario, find.Density);
        RequireBudget(find, problem);
        var variants = scenario.Judge.Checks(find.Ticket).ToList();
        if (SanityChecks.Invert(seeker, find.Ticket, problem, find.Cancel) is { } inverted)
        {
            variants.Add(inverted);
        }

        return base.Judge(find) with
        {
            Sanity = [.. variants.Select(v => new CheckedScore(v.Check, find.Evaluation.WeakScore(v.Ticket)))],
        };
    }

    /// <summary>Refuses a find of another size than was asked for: comparisons are fair only among tickets of one size.</summary>
    /// <exception cref="InvalidOperationException">It is of another size, or there is none.</exception>
    public static void RequireBudget(Find find, SeekingProblem problem)
    {
        var (count, budget) = (problem.Layout.Count, problem.KeptCount);
        var must = $"the budget at density {find.Density} is {budget} of {problem.Layout.PrunableCount} parameters";
        if (find.Ticket?.Mask is not { } mask)
        {
            throw new InvalidOperationException($"{find.Seeker.Name} found no mask; {must}");
        }

        if (mask.Length != count || mask.PrunableKept(problem.Layout) != budget)
        {
            throw new InvalidOperationException($"{find.Seeker.Name} found a mask that keeps {mask.PrunableKept(problem.Layout)} of {mask.Length}; {must}");
        }
    }
}
