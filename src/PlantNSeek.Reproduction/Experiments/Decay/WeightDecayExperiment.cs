using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Decay;

/// <summary>
/// Iterative magnitude pruning with and without weight decay in its rounds (the key says which), all else equal, and with the counterfactuals that show how decay
/// helps: dead parameters (<see cref="DeadParameters"/>) dropped first, held at the value they had, or dropped last. Each round removes at most 10 %, where the seekers of the same names on the
/// leaderboard remove 20 %. Every round is recorded; those of the plain searches are scored from ten times the planted ticket down.
/// </summary>
internal sealed class WeightDecayExperiment() : SeekingExperiment(ExperimentName, epochs: 60)
{
    public const string ExperimentName = "weight-decay";

    /// <summary>The decay that was chosen, with which the profiles judge.</summary>
    public static DecayVariation Chosen { get; } = new(DecayKind.L2, IterativeMagnitudeSettings.DefaultDecay);

    /// <summary>The largest masks that are scored round by round, in planted tickets.</summary>
    public const int LargestScored = 10;

    private static readonly TrainingSettings Twenty = TicketJudge.Published with { Epochs = 20, Schedule = LearningRateSchedule.Cosine };
    private static readonly (DeadParameters Choice, string Words)[] Counterfactuals =
        [(DeadParameters.First, "dead first"), (DeadParameters.AsBefore, "dead as before"), (DeadParameters.Last, "dead last")];

    /// <summary>The name of a rewinding's counterfactual.</summary>
    public static string Counterfactual(Rewinding rewinding, DeadParameters dead) =>
        dead == DeadParameters.ByMagnitude ? Seeker(rewinding).Name : $"{Seeker(rewinding).Name[..^1]}, {Counterfactuals.Single(c => c.Choice == dead).Words})";

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) =>
    [
        .. Enum.GetValues<Rewinding>().Select(static r => new NamedSeeker(Seeker(r).Name, Seeker(r))),
        .. from rewinding in (Rewinding[])[Rewinding.ToStart, Rewinding.LearningRateOnly]
           from counterfactual in Counterfactuals
           select new NamedSeeker(Counterfactual(rewinding, counterfactual.Choice), Seeker(rewinding, counterfactual.Choice)),
    ];

    /// <inheritdoc/>
    protected override IProgress<PruningProgress> Progress(Scenario scenario, SeekingProblem problem) =>
        new RoundRecorder(problem.Graph, LargestScored * scenario.Planted.Receipt.Mask.KeptCount);

    /// <inheritdoc/>
    protected override RunResult Judge(Find find)
    {
        var run = base.Judge(find);
        return run with
        {
            WeakAfterTwenty = find.Evaluation.WeakScore(find.Ticket, Twenty),
            OwnStart = run.OwnStart is { } own ? own with { AfterTwenty = find.Evaluation.OwnScore(find.Ticket, Twenty) } : null,
            Rounds = [.. ((RoundRecorder)find.Progress!).Rounds.Select(r => IsTraced(find) && r.Ticket is { } ticket ? Scored(find, r.Round, ticket) : r.Round)],
        };
    }

    private static PruningRound Scored(Find find, PruningRound round, FoundTicket ticket) =>
        round with { Weak = find.Evaluation.WeakScore(ticket), OwnStart = find.Evaluation.OwnStart(ticket) };

    // One long search has all sizes above its own.
    private static bool IsTraced(Find find) => find.Density is DensityPoint.Ticket or DensityPoint.Half
        && find.Seeker.Seeker is IterativeMagnitudeSeeker { Settings: { Dead: DeadParameters.ByMagnitude, Rewinding: Rewinding.ToStart or Rewinding.LearningRateOnly } };

    private static IterativeMagnitudeSeeker Seeker(Rewinding rewinding, DeadParameters dead = DeadParameters.ByMagnitude) =>
        new(IterativeMagnitudeSettings.Decayed(0) with { Rewinding = rewinding, Dead = dead });
}
