using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reporting.Composition.Images;

/// <summary>The paper's Figure 5 on real images: curves, and all numbers as tables.</summary>
internal static class PictureTables
{
    private static readonly string[] Experiments = [PicturePruningExperiment.ExperimentName, PictureEdgePopupExperiment.ExperimentName];

    /// <summary>What there is of it, with a paragraph before; nothing where the sweep holds nothing.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static IEnumerable<ReportBlock> Of(SweepResults results, string command)
    {
        ReportTable[] tables = [.. new[] { Found(results), Planted(results), Seekers(results) }.Where(static t => t.Rows.Count > 0)];
        return tables.Length == 0 ? [] :
        [
            new SubheadingBlock("The paper's Figure 5 on real images"),
            new ParagraphBlock(
                "CIFAR-10 at 16 by 16 pixels, 5,000 images to train on and 5,000 to test on, networks of an eighth of the published width. These runs need the data set: without it their verdicts are those of the recorded runs."),
            .. PictureCurves.Of(results, command),
            .. tables.Select(static t => new TableBlock(t)),
        ];
    }

    // Networks in which nothing is planted.
    private static ReportTable Found(SweepResults results) => new(
        "Pruners (trained after pruning) and edge-popup (never trained) on real images: accuracy before (strong) and after training (weak), median and range; training loss of the last epoch, weights on a path over weights kept, and weights in the smallest layer, medians",
        [new("network"), new("protocol"), new("seeker"), new("density", true), new("networks", true), new("strong", true), new("weak", true), new("loss", true), new("on a path", true), new("smallest layer", true)],
        [.. from cell in Cells(results, Experiments)
            let runs = cell.Runs
            select new TableCell[]
            {
                cell.Setting.Task, cell.Setting.Protocol, cell.Seeker, cell.Density, runs.Length, ReportTables.Spread(runs.Select(static r => r.Run.Strong)), Spread(runs.Select(static r => r.Run.Weak)),
                Median(runs.Select(static r => r.Run.TrainingLoss), "0.000"), Median(runs.Select(static r => (double?)r.Run.EffectiveWeights / Math.Max(1, r.Run.KeptWeights.Sum())), "0.00"),
                Median(runs.Select(static r => (double?)r.Run.KeptWeights.Min()), "0"),
            }]);

    private static ReportTable Planted(SweepResults results) => new(
        "Edge-popup in a host with a planted ticket and in the same host before planting: accuracy without training, median and range; the ticket's own accuracy and that of the planted mask; the share of the planted weights that was kept (recall), by chance that of random masks with as many weights in each layer, medians; and the largest share that the rule's budget can hold",
        [new("protocol"), new("seeker"), new("density", true), new("networks", true), new("strong", true), new("ticket", true), new("planted mask", true), new("recall", true), new("by chance", true), new("at most", true)],
        [.. from cell in Cells(results, [PlantedPictureExperiment.ExperimentName])
            let overlaps = cell.Runs.Select(static r => r.Scenario.Weights(r.Run)).ToArray()
            select new TableCell[]
            {
                cell.Setting.Protocol, cell.Seeker, cell.Density, cell.Runs.Length, ReportTables.Spread(cell.Runs.Select(static r => r.Run.Strong)),
                Median(cell.Runs.Select(static r => (double?)r.Scenario.TicketScore), "0.000"), Median(cell.Runs.Select(static r => (double?)Measures.Oracle(r.Scenario)), "0.000"),
                Median(overlaps.Select(static o => (double?)o.Recall), "0.000"), Median(overlaps.Select(static o => (double?)o.ChanceRecall), "0.000"), Median(cell.Runs.Select(static r => r.Run.ContainmentBound), "0.00"),
            }]);

    // The order is that of a table and no verdict: there are too few networks for one.
    private static ReportTable Seekers(SweepResults results) => new(
        "Seekers on real images, all in the same random network, at one size, each with its own settings, and then the same training: epochs of images that the search took, accuracy before and after training, after training with the mask shuffled in its layers and from new weights, and after the whole training from the start that a seeker brings, median and range; weights on a path over weights kept and the accuracy of the unpruned network, medians. The best median comes first; so few networks rank nobody safely",
        [new("network"), new("seeker"), new("decay of its search"), new("density", true), new("networks", true), new("epochs", true), new("before", true), new("after", true), new("shuffled", true), new("new weights", true), new("own start", true), new("on a path", true), new("unpruned", true)],
        [.. from cell in Cells(results, [PictureSeekersExperiment.ExperimentName])
            let runs = cell.Runs
            orderby SampleStatistics.Median([.. runs.Select(static r => r.Run.Weak!.Value)]) descending
            select new TableCell[]
            {
                cell.Setting.Task, cell.Seeker, cell.Setting.Decay ?? "–", cell.Density, runs.Length,
                Median(runs.Select(r => r.Run.Samples / (double?)PictureTasks.All.First(t => t.Name == cell.Setting.Task).Training), "0.##"),
                Spread(runs.Select(static r => (double?)r.Run.Strong)), Spread(runs.Select(static r => r.Run.Weak)),
                Checked(runs, SanityCheck.LayerwiseShuffle), Checked(runs, SanityCheck.Reinitialisation), Spread(runs.Select(static r => r.Run.OwnStart?.TrainedOn)),
                Median(runs.Select(static r => (double?)r.Run.EffectiveWeights / Math.Max(1, r.Run.KeptWeights.Sum())), "0.00"), Median(runs.Select(static r => (double?)r.Scenario.TicketScore), "0.000"),
            }]);

    /// <summary>Median and range of what a sanity check left; a dash where it was not made.</summary>
    internal static string Checked((ScenarioResult Scenario, RunResult Run)[] runs, SanityCheck check) =>
        Spread(runs.Select(r => r.Run.Sanity?.Where(s => s.Check == check).Select(static s => (double?)s.Weak).FirstOrDefault()));

    /// <summary>What each seeker found at each density, by the setting of some experiments: those in which no switch is turned, or all where asked for.</summary>
    internal static IEnumerable<(ScenarioKey Setting, string Seeker, string Density, (ScenarioResult Scenario, RunResult Run)[] Runs)> Cells(SweepResults results, string[] experiments, bool areTurned = false) =>
        from experiment in experiments
        from setting in results.Results.Select(static r => r.Key).Where(k => k.Experiment == experiment && (areTurned || k.Switch.Length == 0)).Select(static k => k.Setting with { Seeker = "", Densities = "" }).Distinct()
            .OrderBy(static k => k.Task, StringComparer.Ordinal).ThenByDescending(static k => k.Protocol, StringComparer.Ordinal)
        let replicates = results.Replicates(setting)
        from seeker in ExperimentCatalog.ByName(experiment).Seekers
        from density in DensityPoint.All
        let runs = replicates.Where(r => r.Has(seeker, density)).Select(r => (r, r.Run(seeker, density))).ToArray()
        where runs.Length > 0
        select (setting, seeker, density, runs);

    /// <summary>Median and range of what there is; a dash where there is nothing.</summary>
    internal static string Spread(IEnumerable<double?> values) => values.OfType<double>().ToArray() is { Length: > 0 } all ? ReportTables.Spread(all) : "–";

    /// <summary>The median of what there is; a dash where there is nothing.</summary>
    internal static string Median(IEnumerable<double?> values, string format) => values.OfType<double>().ToArray() is { Length: > 0 } all
        ? SampleStatistics.Median(all).ToString(format, CultureInfo.InvariantCulture)
        : "–";
}
