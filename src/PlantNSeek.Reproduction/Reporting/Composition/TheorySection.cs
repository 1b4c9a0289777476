using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;
using PlantNSeek.Theory;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The paper's theory in numbers.</summary>
public static class TheorySection
{
    private const int CurvePoints = 121;
    private const double LowestDensity = 0.002;
    private const string SharePrefix = "relu-path-random-mask-share-at-";

    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static ReportSection? Of(SweepResults results, string command)
    {
        ArgumentNullException.ThrowIfNull(results);
        // No protocol has a part in these numbers, so one of them says all.
        var replicates = Protocol.All.Reverse()
            .Select(p => results.Numbers(ScenarioKey.Usual("theory", p.Name, "relu"))).FirstOrDefault(r => r.Count > 0);
        return replicates is null ? null : new ReportSection(
            "theory",
            "The theory, measured",
            [
                new ParagraphBlock(
                    "Theorem 2 bounds the probability that a random host holds a given target, Lemma 1 says how far errors of parameters carry to the outputs, and Section 3 argues that a random network has a path of positive weights. " +
                    "Each is held against random networks drawn afresh in every replicate."),
                new FigureBlock(
                    Figure(replicates),
                    $"Probability that a random mask leaves a path of positive weights in a network of widths {string.Join('-', ReluPathTrials.Host.Widths.ToArray())}: exact, each weight kept independently (line), and the share of random masks of exact size that did (points, median and range over the replicates).",
                    command),
                new TableBlock(NumbersTable(replicates)),
            ]);
    }

    private static ReportTable NumbersTable(IReadOnlyList<NumbersResult> replicates) => new(
        string.Create(CultureInfo.InvariantCulture, $"What was measured, over {replicates.Count} replicates; shares and probabilities lie between 0 and 1, ratios below 1 keep what a lemma promises"),
        [new("what it means"), new("name"), new("median", true), new("smallest", true), new("largest", true)],
        [.. from name in replicates[0].Numbers.Select(n => n.Name)
            let values = Values(replicates, name)
            select new TableCell[]
            {
                TheoryNumbers.Meaning(name), $"`{name}`", ClaimTexts.Number(SampleStatistics.Median(values)), ClaimTexts.Number(values.Min()), ClaimTexts.Number(values.Max()),
            }]);

    private static SvgFigure Figure(IReadOnlyList<NumbersResult> replicates)
    {
        var points = replicates[0].Numbers.Where(n => n.Name.StartsWith(SharePrefix, StringComparison.Ordinal))
            .Select(n => (Density: DensityPoint.Value(n.Name[SharePrefix.Length..]), Values: Values(replicates, n.Name)))
            .Select(p => SharePoint.Of(p.Density, p.Values)).ToArray();
        return ShareCurves.Draw(new ShareCurvesData(
            "relu-path",
            "Probability that a random mask keeps a ReLU path",
            "A curve from nearly 0 at low density to 1, with points for the shares that were measured.",
            "density: fraction of the weights kept (log scale)",
            "probability of a path of positive weights",
            [LowestDensity, 0.01, 0.1, 0.5, 1],
            [new("exact probability", Curve(), HasMarkers: false), new("share of random masks", points, HasLine: false)]));
    }

    private static SharePoint[] Curve() =>
    [
        .. Enumerable.Range(0, CurvePoints)
            .Select(i => i == CurvePoints - 1 ? 1 : LowestDensity * DeterministicMath.Pow(1 / LowestDensity, i / (CurvePoints - 1.0)))
            .Select(d => (Density: d, Share: ReluPath.Probability(ReluPathTrials.Host, new Density(d))))
            .Select(p => new SharePoint(p.Density, p.Share, p.Share, p.Share)),
    ];

    private static double[] Values(IReadOnlyList<NumbersResult> replicates, string name) => [.. replicates.Select(r => r[name])];
}
