using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The tables of the report.</summary>
internal static class ReportTables
{
    /// <summary>Every part of a claim with its interval, under each protocol.</summary>
    public static ReportTable Parts(string id, IEnumerable<Judgement> judgements) => new(
        $"The parts of {id}: the number measured, what it must be, its interval and the replicates that have all its runs",
        [new("protocol"), new("what is measured"), new("must be", true), new("measured", true), new("99 % interval", true), new("replicates", true), new("holds"), new("safe")],
        [.. from judgement in judgements
            from part in judgement.Parts
            select new TableCell[]
            {
                judgement.Protocol, ClaimTexts.Quantity(part.Part), ClaimTexts.Threshold(part.Part),
                ClaimTexts.Number(part.Statistic), ClaimTexts.Interval(part), part.Replicates, part.Holds ? "yes" : "no", part.IsSafe ? "yes" : $"no: {part.Doubt}",
            }]);

    /// <summary>Median scores of one setting: a row a pruner and density.</summary>
    public static ReportTable Curve(SweepResults results, string protocol, LearningTask task, int depth)
    {
        var replicates = results.Replicates(protocol, task.Name, depth);
        var rows = from pruner in Measures.PrunerNames
                   from density in DensityPoint.Labels
                   let with = replicates.Where(r => r.Has(pruner, density)).ToArray()
                   let runs = with.Select(r => r.Run(pruner, density)).ToArray()
                   select new TableCell[]
                   {
                       pruner, density, runs.Length, Mean(runs.Select(r => (double)r.Kept)), Spread(runs.Select(r => r.Strong)), Spread(runs.Select(r => r.Weak!.Value)),
                       Mean(runs.Select(r => (double)r.EffectiveWeights)), $"{runs.Count(r => r.LayerCollapse)} of {runs.Length}",
                       Mean(with.Zip(runs, (s, r) => (double)r.WeightHits.Sum() / s.PlantedWeights.Sum())),
                   };
        return new ReportTable(
            $"{CurveFigures.Title(task)}, depth {depth}, protocol {protocol}: {(task.IsClassification ? "accuracy" : "squared error")} before (strong) and after training (weak), median and range over the replicates; parameters kept, weights on a path, share of planted weights kept (recall), means; runs with an emptied layer",
            [new("pruner"), new("density", true), new("replicates", true), new("kept", true), new("strong", true), new("weak", true), new("effective weights", true), new("collapsed", true), new("recall", true)],
            [.. rows]);
    }

    /// <summary>Median scores of several settings: a row a setting, seeker and density that the sweep holds.</summary>
    public static ReportTable Curves(SweepResults results, string title, IReadOnlyList<CurveColumn> columns, string scores = "accuracy (Circle) or squared error (ReLU, Helix)") => new(
        $"{title}: {scores} before (strong) and after training (weak), median and range over the replicates; parameters kept and share of planted weights kept (recall), means; runs in which no path is left",
        [new("setting"), new("seeker"), new("density", true), new("replicates", true), new("kept", true), new("strong", true), new("weak", true), new("no path", true), new("recall", true)],
        [.. from column in columns
            let replicates = results.Replicates(column.Setting)
            from seeker in ExperimentCatalog.ByName(column.Setting.Experiment).Seekers
            from density in DensityPoint.All
            let with = replicates.Where(r => r.Has(seeker, density)).ToArray()
            where with.Length > 0
            let runs = with.Select(r => r.Run(seeker, density)).ToArray()
            select new TableCell[]
            {
                column.Label, seeker, density, runs.Length, Mean(runs.Select(r => (double)r.Kept)), Spread(runs.Select(r => r.Strong)),
                runs.All(r => r.Weak is not null) ? Spread(runs.Select(r => r.Weak!.Value)) : "–",
                $"{runs.Count(r => r.FlowCollapse)} of {runs.Length}",
                Mean(with.Zip(runs, (s, r) => (double)r.WeightHits.Sum() / s.PlantedWeights.Sum())),
            }]);

    /// <summary>The controls of one setting under both protocols: what a perfect pruner would score.</summary>
    public static ReportTable Controls(SweepResults results, int depth) => new(
        $"Controls at depth {depth}: median scores of masks whose worth is known, accuracy for Circle and squared error for ReLU and Helix. The oracle is the planted mask, the anti-oracle one of its size without any of it, the padded oracle the planted mask with random parameters up to density 0.1",
        [new("task"), new("protocol"), new("networks", true), new("ticket", true), new("oracle, strong", true), new("oracle, weak", true), new("anti-oracle, strong", true), new("padded oracle at 0.1, strong", true)],
        [.. from task in LearningTasks.All
            from protocol in Protocol.All
            let replicates = results.Replicates(protocol.Name, task.Name, depth)
            select new TableCell[]
            {
                CurveFigures.Title(task), protocol.Name, replicates.Count, Number(SampleStatistics.Median([.. replicates.Select(r => r.TicketScore)])),
                Control(replicates, "Oracle", "ticket", r => r.Strong), Control(replicates, "Oracle", "ticket", r => r.Weak!.Value),
                Control(replicates, "Anti-oracle", "ticket", r => r.Strong), Control(replicates, "Padded oracle", "0.1", r => r.Strong),
            }]);

    /// <summary>How the masks of one protocol meet the planted weights, against chance.</summary>
    public static ReportTable Overlaps(SweepResults results, string protocol, int depth) => new(
        $"Overlap with the planted weights at depth {depth}, protocol {protocol}: means over the replicates, as shares between 0 and 1; by chance: a random mask with as many weights in each layer; significant counts the replicates in which such a mask holds as many planted weights with a probability below 0.01 (of random masks one in a hundred is); ignoring layers: a random mask with as many weights anywhere",
        [new("task"), new("pruner"), new("density", true), new("recall", true), new("by chance", true), new("precision", true), new("Jaccard", true), new("by chance", true), new("significant", true), new("ignoring layers", true)],
        [.. from task in LearningTasks.All
            from pruner in Measures.PrunerNames
            from density in DensityPoint.Labels
            where density != DensityPoint.Dense
            let overlaps = results.Replicates(protocol, task.Name, depth).Where(s => s.Has(pruner, density)).Select(s => s.Weights(s.Run(pruner, density))).ToArray()
            select new TableCell[]
            {
                CurveFigures.Title(task), pruner, density,
                Share(overlaps.Average(o => o.Recall)), Share(overlaps.Average(o => o.ChanceRecall)), Share(overlaps.Average(o => o.Precision)),
                Share(overlaps.Average(o => o.Jaccard)), Share(overlaps.Average(o => o.ChanceJaccard)),
                $"{overlaps.Count(o => o.PValue < 0.01)} of {overlaps.Length}",
                Share(overlaps.Average(o => o.IgnoringLayers.Mean / o.Truth)),
            }]);

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Whether what is planted shows, layer by layer.</summary>
    public static ReportTable Hidden(SweepResults results, int depth) => new(
        $"Detectability at depth {depth}: median area under the ROC curve (AUC) with which planted weights or units are told from others, layer by layer from the input side; 0.5 is perfectly hidden, 1 plain to see",
        [new("task"), new("protocol"), new("size of a weight", true), new("norm of a unit", true), new("place of a unit", true)],
        [.. from task in LearningTasks.All
            from protocol in Protocol.All
            let replicates = results.Replicates(protocol.Name, task.Name, depth)
            select new TableCell[]
            {
                CurveFigures.Title(task), protocol.Name,
                Medians(replicates, s => s.MagnitudeAuc), Medians(replicates, s => s.UnitNormAuc), Medians(replicates, s => s.UnitIndexAuc),
            }]);

    private static string Medians(IReadOnlyList<ScenarioResult> replicates, Func<ScenarioResult, IReadOnlyList<double>> areas) => string.Join(
        "  ",
        Enumerable.Range(0, replicates[0].HostWeights.Count)
            .Select(layer => replicates.Select(r => areas(r)[layer]).Where(a => !double.IsNaN(a)).ToArray())
            .Select(values => values.Length == 0 ? "–" : SampleStatistics.Median(values).ToString("0.00", CultureInfo.InvariantCulture)));

    private static string Control(IReadOnlyList<ScenarioResult> replicates, string name, string density, Func<RunResult, double> score)
    {
        double[] values = [.. replicates.SelectMany(r => r.Controls).Where(c => c.Pruner == name && c.Density == density).Select(score)];
        return values.Length == 0 ? "–" : Number(SampleStatistics.Median(values));
    }

    /// <summary>Median and range.</summary>
    internal static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return $"{Number(SampleStatistics.Median(all))} ({Number(all.Min())} to {Number(all.Max())})";
    }

    private static string Mean(IEnumerable<double> values) => SampleStatistics.Mean([.. values]).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(double value) => ClaimTexts.Number(value);
}
