using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>The paper's Figure 5, strong tickets: what edge-popup finds in a random network on real images, in which nothing is planted, with one density in every layer.</summary>
/// <param name="tasks">The tasks; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal sealed class PictureEdgePopupExperiment(IReadOnlyList<PictureTask>? tasks = null, string? folder = null) : PictureExperiment(ExperimentName, tasks, folder)
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "pictures-edge-popup";

    private static readonly string[] Labels = ["0.01", "0.1", "0.5"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Seekers { get; } = [PictureRules.PerLayer];

    /// <inheritdoc/>
    protected override ScenarioResult Run(ScenarioKey key, Protocol protocol, PictureTask task, IEngine engine, CancellationToken cancel)
    {
        var scenario = new PictureScenario(task, Random(key, task, key.Width, InitialisationRule.HeScaledBiases), engine);
        var runs = new List<RunResult>();
        foreach (var label in DensityPoint.Of(key, Labels).Where(l => Asks(key, PictureRules.PerLayer)))
        {
            var found = scenario.Found(PictureSearch.Of(PruningScope.PerLayer, new Density(DensityPoint.Value(label)).Budget(scenario.Layout.Count)).Under(protocol), cancel);
            runs.Add(RunResults.Untrained(scenario.Judge(), PictureRules.PerLayer, label, found.Mask) with { Samples = found.Samples });
        }

        return WithoutTicket(key, protocol, scenario.Layout, double.NaN, runs);
    }

    /// <inheritdoc/>
    protected override double Epochs(ScenarioKey key, PictureTask task) => Part(key) * Labels.Length * task.Settings.Levels * task.Settings.LevelEpochs;
}
