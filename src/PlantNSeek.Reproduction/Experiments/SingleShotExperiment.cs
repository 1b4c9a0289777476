using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers;

namespace PlantNSeek.Experiments;

/// <summary>
/// The paper's singleshot experiment on one planted network (Figures 3 and 6 to 10): score the initial weights, prune to each density
/// in one or more rounds without training between them, train what is left for 10 epochs with Adam, and judge before and after.
/// </summary>
/// <param name="name">The name in keys.</param>
/// <param name="rounds">Rounds of scoring and pruning along an exponential schedule.</param>
public sealed class SingleShotExperiment(string name, int rounds = 1) : IExperiment
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers { get; } = [.. PrunerCatalog.All.Select(p => p.Name)];

    /// <inheritdoc/>
    public long Cost(ScenarioKey key) => RunCost.Of(key, epochs: 10, runs: rounds == 1 ? 6 : 2);

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var scenario = new Scenario(key, protocol);
        var evaluation = new Evaluation(scenario, cancel);
        var labels = DensityPoint.Of(key);
        var everything = Mask.All(scenario.Layout.Count);
        var dense = labels.Contains(DensityPoint.Dense) ? evaluation.Trained("dense", DensityPoint.Dense, everything) : null; // the same for every pruner
        var runs = new List<RunResult>();
        foreach (var pruner in PrunerCatalog.All.Where(p => key.Seeker.Length == 0 || p.Name == key.Seeker))
        {
            runs.AddRange(labels.Select(label => label == DensityPoint.Dense
                ? dense! with { Pruner = pruner.Name }
                : evaluation.Trained(pruner.Name, label, Find(scenario, pruner, rounds, scenario.Budget(label), cancel))));
        }

        return rounds == 1
            ? RunMemory.Spare(scenario.Network, () => ScenarioDescription.Describe(scenario, runs, ControlRuns.Of(scenario, evaluation)).WithDetectability(scenario))
            : ScenarioDescription.Describe(scenario, runs, []);
    }

    /// <summary>What a pruner finds in a scenario, with random numbers of its own.</summary>
    internal static Mask Find(Scenario scenario, IPruner pruner, int rounds, PruningBudget budget, CancellationToken cancel)
    {
        var settings = new PruningSettings { Rounds = rounds, TieRule = scenario.Protocol.Ties, Nested = scenario.Protocol.NestsMasks };
        return RunMemory.Spare(
            scenario.Network, () => new ScoreSeeker(pruner, settings).Seek(scenario.Problem(budget, $"pruner/{pruner.Name}"), null, cancel).Mask);
    }
}
