using System.Globalization;
using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The Cubist Spiral: pruners against the best mask known.</summary>
public static class SpiralSection
{
    private const double Aim = 0.95;

    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="search">The exhaustive search, or null where its record is missing.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static ReportSection? Of(SweepResults results, SpiralSearchResult? search, string command)
    {
        ArgumentNullException.ThrowIfNull(results);
        SpiralRun[] runs = [.. results.Results.OfType<SpiralRecord>().SelectMany(r => r.Runs)];
        if (runs.Length == 0)
        {
            return null;
        }

        var best = runs.Where(r => r.Method == SpiralComparison.OptimumName).Select(r => (double?)r.Accuracy).Max();
        var exhaustive = search is null ? Array.Empty<ReportBlock>() : [new ParagraphBlock(Found(search)), new TableBlock(SizesTable(search))];
        return new ReportSection(
            "spiral",
            "Cubist Spiral: pruners against an exhaustive search",
            [
                new ParagraphBlock(
                    "Two interlocked square spirals are to be told apart by networks with three hidden layers (Zhang and Papyan, ICML 2024). Networks of width 3 are so small that all their masks can be tried, so pruners can be held against the best mask of each size."),
                .. exhaustive,
                new FigureBlock(
                    Figure(runs, best),
                    "Accuracy after training with as many parameters as the smallest mask of width 3 that reaches 0.95, against the width of the network that is pruned: median and range over initial values; Dense is not pruned; guessing gives 0.5. Dashed, that mask from its best initial values.",
                    command),
                new TableBlock(MethodsTable(runs)),
                .. Luck(runs),
                new TableBlock(SpiralFindings.Table(runs)),
            ]);
    }

    private static string Found(SpiralSearchResult search)
    {
        var (mask, structured) = (search.SmallestReaching(Aim), search.Structured.Where(s => s.Accuracy >= Aim).OrderBy(s => s.Parameters).FirstOrDefault());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{search.Masks} masks are different up to the order of units; {search.Networks} networks were trained to rank them, so that the search is exhaustive over masks and a heuristic over initial values. ")
            + (mask is null
                ? "None reaches an accuracy of 0.95."
                : string.Create(CultureInfo.InvariantCulture, $"The smallest that reaches an accuracy of 0.95 keeps {mask.Parameters} parameters, {mask.Weights} of them weights"))
            + (mask is null ? "" : structured is null
                ? "; no fully connected network of widths up to 3 does."
                : string.Create(CultureInfo.InvariantCulture, $"; the smallest fully connected network that does has {structured.Parameters}."));
    }

    // The best mask was chosen together with its initial values, so by itself it promises less than the dashed line.
    private static ParagraphBlock[] Luck(IReadOnlyList<SpiralRun> runs)
    {
        SpiralRun[] optimum = [.. runs.Where(r => r.Method == SpiralComparison.OptimumName)];
        return optimum.Length < 2
            ? []
            : [new ParagraphBlock(string.Create(
                CultureInfo.InvariantCulture,
                $"The best mask was found together with its initial values: from those it reaches {ClaimTexts.Number(optimum[0].Accuracy)}, from the others {ClaimTexts.Number(optimum.Skip(1).Min(r => r.Accuracy))} to {ClaimTexts.Number(optimum.Skip(1).Max(r => r.Accuracy))}. So the mask is no more than half of what makes it win, and Z3 compares from its own initial values only."))];
    }

    private static ReportTable SizesTable(SpiralSearchResult search) => new(
        "The best mask found of each size: parameters and weights kept, how many masks there are up to the order of units, accuracy over all points of the spiral after training, and the number of the initial values that led there",
        [new("parameters", true), new("weights", true), new("masks", true), new("best accuracy", true), new("initial values", true)],
        [.. from best in search.Best.GroupBy(b => b.Parameters).OrderBy(g => g.Key).Select(g => g.MaxBy(b => b.Accuracy)!)
            select new TableCell[]
            {
                best.Parameters, best.Weights, search.Sizes.FirstOrDefault(s => s.Parameters == best.Parameters) is { } size ? size.Masks : "–",
                ClaimTexts.Number(best.Accuracy), best.Initialisation,
            }]);

    private static ReportTable MethodsTable(IReadOnlyList<SpiralRun> runs) => new(
        "What each method makes of the spiral, by width of the hidden layers: parameters kept, how many of them lie on a path to the output (means), and accuracy after training (median and range over the initial values)",
        [new("width", true), new("method"), new("initial values", true), new("kept", true), new("effective", true), new("accuracy", true)],
        [.. from width in runs.GroupBy(r => r.Width).OrderBy(g => g.Key)
            from method in width.GroupBy(r => r.Method)
            select new TableCell[]
            {
                width.Key, method.Key, method.Count(), Mean(method.Select(r => r.Kept)), Mean(method.Select(r => r.Effective)),
                ReportTables.Spread(method.Select(r => r.Accuracy)),
            }]);

    private static SvgFigure Figure(IReadOnlyList<SpiralRun> runs, double? best) => ShareCurves.Draw(new ShareCurvesData(
        "spiral-widths",
        "Accuracy on the Cubist Spiral against the width of the pruned network",
        "One curve a method: median accuracy after training with the range over initial values, at each width; a dashed line marks the best mask of width 3.",
        "units in each hidden layer (log scale)",
        "accuracy after training",
        [.. runs.Select(r => (double)r.Width).Distinct().Order()],
        [.. from method in runs.Where(r => r.Method != SpiralComparison.OptimumName).GroupBy(r => r.Method)
            select new ShareSeries(method.Key, [.. method.GroupBy(r => r.Width).Select(w => SharePoint.Of(w.Key, [.. w.Select(r => r.Accuracy)]))])])
    {
        Reference = best,
        ReferenceLabel = "best mask of width 3",
    });

    private static string Mean(IEnumerable<int> values) => values.Average().ToString("0.#", CultureInfo.InvariantCulture);
}
