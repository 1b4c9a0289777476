using PlantNSeek.Experiments.Decay;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Reporting.Composition.Decay;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>Searches with and without weight decay that nobody made. The planted ticket has 21 parameters, as in <see cref="MadeUpSweep"/>.</summary>
internal static class DecaySweep
{
    public const string Decay = "L2 0.003"; // none that the program chose
    public const int Networks = 3;
    public static readonly string Rewound = WeightDecayExperiment.Counterfactual(Rewinding.ToStart, DeadParameters.ByMagnitude);
    public static readonly string Trained = WeightDecayExperiment.Counterfactual(Rewinding.LearningRateOnly, DeadParameters.ByMagnitude);

    /// <summary>The section on results, without claims.</summary>
    public static ReportSection Section(IEnumerable<ScenarioResult> results) => WeightDecaySection.Of(new SweepResults(results), [], "command")!;

    /// <summary>What is sought in a number of networks, which the runs may depend on.</summary>
    public static IEnumerable<ScenarioResult> Setting(string task, string? decay, Func<int, RunResult[]> runs, string experiment = "weight-decay", int depth = 5) =>
        from replicate in Enumerable.Range(1, Networks)
        let scenario = MadeUpSweep.Scenario(experiment, "Fair", task, replicate, runs(replicate))
        select scenario with { Key = scenario.Key with { Decay = decay, Depth = depth } };

    /// <summary>A find of 90 parameters.</summary>
    public static RunResult Find(string seeker, double weak, double? trained = null, string density = "ticket", int onPath = 40) => MadeUpSweep.Run(seeker, density, 0.1, weak) with
    {
        EffectiveParameters = onPath,
        OwnStart = trained is { } score ? new OwnStartScores(210, score - 0.01, score) : null,
        WeakAfterTwenty = trained is null ? null : weak + 0.002,
    };

    /// <summary>The same with its rounds, each of a size, how many of it are on a path, and a score.</summary>
    public static RunResult Traced(this RunResult run, params (int Kept, int OnPath, double? Score)[] rounds) => run with
    {
        Rounds =
        [
            new PruningRound(1000, 1000), // before it is scored
            .. rounds.Select(r => new PruningRound(r.Kept, r.OnPath)
            {
                Weak = r.Score is null ? null : run.OwnStart is null ? r.Score : 0.5,
                OwnStart = r.Score is { } score && run.OwnStart is not null ? new OwnStartScores(70, 0.5, score) : null,
            }),
        ],
    };
}
