using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;

namespace PlantNSeek.Baselines;

/// <summary>What is measured of a find, under names that a baseline keeps.</summary>
public static class BaselineQuantities
{
    /// <summary>Weights on a path from an input to an output.</summary>
    public const string Edges = "effective edges";

    /// <summary>Samples that the search sent through the network.</summary>
    public const string Cost = "samples of the search";

    /// <summary>The share of the planted weights that a mask holds beyond what one with as many weights in each layer holds by chance.</summary>
    public const string Recall = "recall beyond chance";

    /// <summary>The score on the initial weights.</summary>
    public static string Untrained(bool isAccuracy) => isAccuracy ? "accuracy untrained" : "squared error untrained";

    /// <summary>The score after training.</summary>
    public static string Trained(bool isAccuracy) => isAccuracy ? "accuracy after training" : "squared error after training";

    /// <summary>The cells of one pruner at one density on networks of one task.</summary>
    internal static IEnumerable<BaselineCell> Of(LearningTask task, string density, IReadOnlyList<ScenarioResult> networks)
    {
        var accuracy = task.IsClassification;
        (string Quantity, bool MoreIsBetter, Func<ScenarioResult, RunResult, double> Of)[] quantities =
        [
            (Trained(accuracy), accuracy, static (_, run) => run.Weak!.Value),
            (Untrained(accuracy), accuracy, static (_, run) => run.Strong),
            (Recall, true, static (network, run) => BeyondChance(network.Weights(run))),
            (Edges, true, static (_, run) => run.EffectiveWeights),
            (Cost, false, static (_, run) => run.Samples ?? 0),
        ];
        return from quantity in quantities
               select new BaselineCell($"{task.Name} at {density}", quantity.Quantity, quantity.MoreIsBetter, [.. networks.Select(network => quantity.Of(network, network.Runs.Single(run => run.Density == density)))]);
    }

    /// <summary>The share of the truth that was hit, less the share that chance hits given how many are kept in each tensor.</summary>
    internal static double BeyondChance(OverlapCounts overlap) => overlap.Truth == 0 ? 0 : (overlap.Hits - overlap.ChanceHits) / overlap.Truth;
}
