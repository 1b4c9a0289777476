using System.Globalization;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition;

/// <summary>Which findings of the spiral's source the numbers bear out.</summary>
internal static class SpiralFindings
{
    /// <summary>The three findings, each counted over the pruners, the first by medians and by the best initial values; one without the runs it needs is left out.</summary>
    public static ReportTable Table(IReadOnlyList<SpiralRun> runs) => new(
        "The source’s findings in these numbers, counted over the pruners: median and best over the initial values for Z1, means for Z2, accuracies from the best mask’s own initial values for Z3, where failing means more than 0.03 below that mask",
        [new("finding"), new("measured"), new("pruners"), new("holds")],
        [.. new[]
        {
            Wider(runs, "median", values => SampleStatistics.Median(values)), Wider(runs, "best", values => values.Max()), Wasted(runs), AtTheOptimum(runs),
        }.OfType<TableCell[]>()]);

    private static TableCell[]? Wider(IReadOnlyList<SpiralRun> runs, string name, Func<double[], double> statistic)
    {
        var (narrow, wide) = (runs.Min(r => r.Width), runs.Max(r => r.Width));
        double[] changes = [.. Pruners(runs).Where(p => p.Any(r => r.Width == narrow) && p.Any(r => r.Width == wide)).Select(p => statistic(Accuracies(p, wide)) - statistic(Accuracies(p, narrow)))];
        return narrow == wide || changes.Length == 0 ? null : Row(
            "Z1: pruners do worse in wider networks",
            string.Create(CultureInfo.InvariantCulture, $"change of the {name} accuracy from width {narrow} to {wide}: {Number(changes.Min())} to {Number(changes.Max())}"),
            changes.Count(c => c < 0),
            changes.Length);
    }

    private static TableCell[]? Wasted(IReadOnlyList<SpiralRun> runs)
    {
        double[] shares = [.. Pruners(runs).Select(p => p.Average(r => (double)(r.Kept - r.Effective) / r.Kept))];
        return shares.Length == 0 ? null : Row(
            "Z2: pruners keep parameters without a path to the output",
            $"mean share of the kept parameters: {Number(shares.Min())} to {Number(shares.Max())}",
            shares.Count(s => s > 0),
            shares.Length);
    }

    // The comparison puts the optimum's own initial values first.
    private static TableCell[]? AtTheOptimum(IReadOnlyList<SpiralRun> runs)
    {
        var optimum = runs.FirstOrDefault(r => r.Method == SpiralComparison.OptimumName);
        double[] scores = optimum is null
            ? []
            : [.. Pruners(runs).SelectMany(p => p).Where(r => r.Width == optimum.Width && r.Initialisation == optimum.Initialisation).Select(r => r.Accuracy)];
        return scores.Length == 0 ? null : Row(
            "Z3: pruners fail even at the best mask’s width and initial values",
            $"accuracy {Number(scores.Min())} to {Number(scores.Max())}, the best mask’s {Number(optimum!.Accuracy)}",
            scores.Count(s => s < optimum.Accuracy - Margins.AccuracyTolerance),
            scores.Length);
    }

    private static TableCell[] Row(string finding, string measured, int holds, int pruners) =>
    [
        finding, measured, string.Create(CultureInfo.InvariantCulture, $"{holds} of {pruners}"), holds == pruners ? "for all" : holds == 0 ? "for none" : "in part",
    ];

    private static IEnumerable<IGrouping<string, SpiralRun>> Pruners(IEnumerable<SpiralRun> runs) =>
        runs.Where(r => r.Method is not (SpiralComparison.OptimumName or SpiralComparison.DenseName)).GroupBy(r => r.Method);

    private static double[] Accuracies(IEnumerable<SpiralRun> runs, int width) => [.. runs.Where(r => r.Width == width).Select(r => r.Accuracy)];

    private static string Number(double value) => ClaimTexts.Number(value);
}
