using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>A search that was scored round by round, from ten times the planted ticket down.</summary>
/// <param name="Task">The task.</param>
/// <param name="Search">The search, and the score that is judged.</param>
/// <param name="Setting">The setting, with its decay.</param>
/// <param name="Replicates">The planted networks.</param>
/// <param name="Sizes">The rounds that were scored, in their order.</param>
internal sealed record DecayTrace(LearningTask Task, JudgedSearch Search, ScenarioKey Setting, IReadOnlyList<ScenarioResult> Replicates, IReadOnlyList<TracedSize> Sizes)
{
    /// <summary>Such as <c>with decay L2 0.001, trained</c>.</summary>
    public string Name => $"{(Setting.Decay is null ? "without decay" : $"with decay {Setting.Decay}")}, {Search.Judged}";

    /// <summary>The planted tickets' median score.</summary>
    public double TicketScore { get; } = SampleStatistics.Median([.. Replicates.Select(static r => r.TicketScore)]);

    /// <summary>Parameters of the planted ticket.</summary>
    public double Planted { get; } = SampleStatistics.Median([.. Replicates.Select(static r => (double)r.PlantedWeights.Sum() + r.PlantedBiases.Sum())]);

    /// <summary>The smallest size down to which all traced ones count as found; null where the largest does not.</summary>
    public TracedSize? Critical => Sizes.OrderByDescending(static s => s.Kept).TakeWhile(s => s.IsFound(Task, TicketScore)).LastOrDefault();

    /// <summary>The traces of a sweep at depth 5 and width 100 under Fair: by task, then by search and score, then without decay before with it.</summary>
    public static IReadOnlyList<DecayTrace> All(SweepResults results) =>
    [
        .. from task in LearningTasks.All
           from search in JudgedSearch.All
           from setting in DecayedSettings.WithEachDecay(results, ScenarioKey.Usual(WeightDecayExperiment.ExperimentName, Protocol.Fair.Name, task.Name))
           let traces = Of(task, search, setting, results.Replicates(setting)).ToArray()
           where traces.Length > 0
           select traces.MinBy(static t => t.Sizes.Min(static s => s.Kept)),
    ];

    // One for each density that a traced search went down to.
    private static IEnumerable<DecayTrace> Of(LearningTask task, JudgedSearch search, ScenarioKey setting, IReadOnlyList<ScenarioResult> replicates)
    {
        var seeker = WeightDecayExperiment.Counterfactual(search.Rewinding, DeadParameters.ByMagnitude);
        foreach (var density in DensityPoint.All)
        {
            ScenarioResult[] with = [.. replicates.Where(r => r.Has(seeker, density) && (r.Run(seeker, density).Rounds ?? []).Any(round => Score(round, search) is not null))];
            if (with.Length > 0)
            {
                yield return new DecayTrace(task, search, setting, with, Rounds([.. with.Select(r => r.Run(seeker, density).Rounds!)], search));
            }
        }
    }

    private static TracedSize[] Rounds(IReadOnlyList<PruningRound>[] searches, JudgedSearch search) =>
    [
        .. from round in searches.SelectMany(static rounds => rounds.Select(static (round, i) => (Round: round, Place: i)))
           where Score(round.Round, search) is not null && round.Round.Kept > 0
           group round.Round by round.Place into alike
           orderby alike.Key
           select new TracedSize(
               SampleStatistics.Median([.. alike.Select(static r => (double)r.Kept)]),
               [.. alike.Select(r => Score(r, search)!.Value)],
               [.. alike.Select(static r => (double)r.Effective)],
               [.. alike.Select(static r => 1 - ((double)r.Effective / r.Kept))]),
    ];

    private static double? Score(PruningRound round, JudgedSearch search) => search.IsTrained ? round.OwnStart?.TrainedOn : round.Weak;
}
