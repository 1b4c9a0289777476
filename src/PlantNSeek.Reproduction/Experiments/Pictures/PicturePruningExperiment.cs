using PlantNSeek.Engines;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>The paper's Figure 5, weak tickets: what pruners keep of a network without normalisation on real images, before and after training.</summary>
/// <param name="tasks">The tasks; those of the catalogue where null.</param>
/// <param name="folder">The folder of data sets; that of the environment where null.</param>
internal sealed class PicturePruningExperiment(IReadOnlyList<PictureTask>? tasks = null, string? folder = null) : PictureExperiment(ExperimentName, tasks, folder)
{
    /// <summary>The name in keys.</summary>
    public const string ExperimentName = "pictures";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Seekers => PicturePruners.Names;

    /// <inheritdoc/>
    protected override ScenarioResult Run(ScenarioKey key, Protocol protocol, PictureTask task, IEngine engine, CancellationToken cancel)
    {
        var labels = Fractions(key, DensityPoint.OfPictures);
        var scenario = new PictureScenario(task, Random(key, task, key.Width, InitialisationRule.He), engine);
        RunResult Judged(string name, string label, Mask mask, long samples)
        {
            var trained = scenario.Trained(mask, cancel);
            return RunResults.Untrained(scenario.Judge(), name, label, mask) with
            {
                Weak = trained.Accuracy,
                WeakUnscaled = trained.Accuracy,
                TrainingLoss = trained.Loss,
                Samples = samples,
            };
        }

        var runs = new List<RunResult>();
        foreach (var pruner in PicturePruners.Make(task.Settings, protocol).Where(p => Asks(key, p.Name)))
        {
            foreach (var label in labels.Where(static l => l != DensityPoint.Dense))
            {
                var found = pruner.Seeker.Seek(scenario.Seeking(PruningBudget.At(new Density(DensityPoint.Value(label))), augments: true), null, cancel);
                runs.Add(Judged(pruner.Name, label, found.Mask, found.Samples));
            }
        }

        var everything = Mask.All(scenario.Layout.Count);
        if (labels.Contains(DensityPoint.Dense) && Asks(key, PicturePruners.Dense))
        {
            runs.Add(Judged(PicturePruners.Dense, DensityPoint.Dense, everything, 0));
        }

        return WithoutTicket(key, protocol, scenario.Layout, scenario.Trained(everything, cancel).Accuracy, runs);
    }

    // Trainings of what seven pruners keep at four densities, and the rounds of three of them, all but the first.
    /// <inheritdoc/>
    protected override double Epochs(ScenarioKey key, PictureTask task) =>
        Part(key) * ((29 * task.Settings.Epochs) + (12 * (task.Settings.Rounds - 1) * task.Settings.RoundEpochs));
}
