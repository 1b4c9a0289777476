using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Decay;
using PlantNSeek.Numerics;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>A search that was scored round by round, from ten times the planted ticket down.</summary>
/// <param name="Task">The task.</param>
/// <param name="Rewinding">Rewound masks are judged from the initial values, trained ones on their own parameters after ten epochs more.</param>
/// <param name="Setting">The setting, with its decay.</param>
/// <param name="Replicates">The planted networks.</param>
/// <param name="Sizes">The rounds that were scored, in their order.</param>
internal sealed record DecayTrace(LearningTask Task, Rewinding Rewinding, ScenarioKey Setting, IReadOnlyList<ScenarioResult> Replicates, IReadOnlyList<TracedSize> Sizes)
{
    private static readonly Rewinding[] Traced = [Rewinding.ToStart, Rewinding.LearningRateOnly];

    /// <summary>Such as <c>with decay L2 0.001, rewound</c>.</summary>
    public string Name => $"{(Setting.Decay is null ? "without decay" : $"with decay {Setting.Decay}")}, {DecayTexts.Judged(Rewinding)}";

    /// <summary>The planted tickets' median score.</summary>
    public double TicketScore { get; } = SampleStatistics.Median([.. Replicates.Select(static r => r.TicketScore)]);

    /// <summary>Parameters of the planted ticket.</summary>
    public double Planted { get; } = SampleStatistics.Median([.. Replicates.Select(static r => (double)r.PlantedWeights.Sum() + r.PlantedBiases.Sum())]);

    /// <summary>The smallest size down to which all traced ones count as found; null where the largest does not.</summary>
    public TracedSize? Critical => Sizes.OrderByDescending(static s => s.Kept).TakeWhile(s => s.IsFound(Task, TicketScore)).LastOrDefault();

    /// <summary>The traces of a sweep at depth 5 and width 100 under Fair: by task, then rewound before trained, then without decay before with it.</summary>
    public static IReadOnlyList<DecayTrace> All(SweepResults results) =>
    [
        .. from task in LearningTasks.All
           from rewinding in Traced
           from setting in DecayedSettings.WithEachDecay(results, ScenarioKey.Usual(WeightDecayExperiment.ExperimentName, Protocol.Fair.Name, task.Name))
           let traces = Of(task, rewinding, setting, results.Replicates(setting)).ToArray()
           where traces.Length > 0
           select traces.MinBy(static t => t.Sizes.Min(static s => s.Kept)),
    ];

    // One for each density that a traced search went down to.
    private static IEnumerable<DecayTrace> Of(LearningTask task, Rewinding rewinding, ScenarioKey setting, IReadOnlyList<ScenarioResult> replicates)
    {
        var seeker = WeightDecayExperiment.Counterfactual(rewinding, DeadParameters.ByMagnitude);
        foreach (var density in DensityPoint.All)
        {
            ScenarioResult[] with = [.. replicates.Where(r => r.Has(seeker, density) && (r.Run(seeker, density).Rounds ?? []).Any(round => Score(round, rewinding) is not null))];
            if (with.Length > 0)
            {
                yield return new DecayTrace(task, rewinding, setting, with, Rounds([.. with.Select(r => r.Run(seeker, density).Rounds!)], rewinding));
            }
        }
    }

    private static TracedSize[] Rounds(IReadOnlyList<PruningRound>[] searches, Rewinding rewinding) =>
    [
        .. from round in searches.SelectMany(static rounds => rounds.Select(static (round, i) => (Round: round, Place: i)))
           where Score(round.Round, rewinding) is not null && round.Round.Kept > 0
           group round.Round by round.Place into alike
           orderby alike.Key
           select new TracedSize(
               SampleStatistics.Median([.. alike.Select(static r => (double)r.Kept)]),
               [.. alike.Select(r => Score(r, rewinding)!.Value)],
               [.. alike.Select(static r => (double)r.Effective)],
               [.. alike.Select(static r => 1 - ((double)r.Effective / r.Kept))]),
    ];

    private static double? Score(PruningRound round, Rewinding rewinding) => rewinding == Rewinding.LearningRateOnly ? round.OwnStart?.TrainedOn : round.Weak;
}
