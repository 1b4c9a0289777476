using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Properties.Claims;

/// <summary>Results made by hand: a network of two layers with 10 weights each, whatever scores a test wants.</summary>
internal static class MadeUpResults
{
    public const double CircleTicket = 0.98;
    public const double ErrorTicket = 1e-4;

    public static ScenarioResult Scenario(string task, int depth, int replicate, Func<string, string, RunResult> run, string protocol = "Paper") => new()
    {
        Key = new ScenarioKey(protocol, task, depth, 100, 0.01, replicate),
        HostWeights = [10, 10],
        HostBiases = [5, 2],
        PlantedWeights = [3, 2],
        PlantedBiases = [1, 0],
        TicketDensity = 0.25,
        TicketScore = task == "circle" ? CircleTicket : ErrorTicket,
        TicketScoreUnscaled = task == "circle" ? CircleTicket : 2 * ErrorTicket,
        PlantingDeviation = 1e-14 * replicate,
        MagnitudeAuc = [0.5, double.NaN],
        MagnitudeAucP = [replicate == 1 ? 0.001 : 0.5, double.NaN],
        UnitNormAuc = [0.5, double.NaN],
        UnitIndexAuc = [0.5, double.NaN],
        Runs = [.. from pruner in Measures.PrunerNames from density in DensityPoint.Labels select run(pruner, density) with { Pruner = pruner, Density = density }],
        Controls = [],
    };

    public static RunResult Run(double strong, double weak, params int[] keptWeights) => new()
    {
        Pruner = "",
        Density = "",
        Kept = keptWeights.Sum(),
        Strong = strong,
        Weak = weak,
        StrongUnscaled = strong,
        WeakUnscaled = weak,
        KeptWeights = keptWeights,
        KeptBiases = [0, 0],
        WeightHits = [0, 0],
        BiasHits = [0, 0],
        EffectiveWeights = 0,
        EffectiveParameters = 0,
        FlowCollapse = keptWeights.Contains(0),
    };

    public static ClaimPart Part(string measure, string task, double threshold) => new()
    {
        Measure = measure,
        Task = task,
        Depth = 5,
        Score = "weak",
        Densities = ["ticket", "0.01", "0.1", "0.5"],
        Below = threshold,
    };

    public static double Statistic(ClaimPart part, params ScenarioResult[] scenarios) =>
        Measures.Statistic(new ReplicateSample(new SweepResults(scenarios), "Paper"), part);
}
