using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>The picture of what weight decay does: scores and dead parameters, round by round.</summary>
internal static class DecayFigure
{
    /// <summary>The figure with its numbers; null where nothing was traced.</summary>
    public static FigureBlock? Of(IReadOnlyList<DecayTrace> all, string command) =>
        all.Where(static t => JudgedSearch.OfKept.Contains(t.Search)).ToArray() is { Length: > 0 } traces ? Draw(traces, command) : null;

    private static FigureBlock Draw(DecayTrace[] traces, string command) => new(
        RoundCurves.Draw(new RoundCurvesData(
            "weight-decay-rounds",
            "Iterative magnitude pruning (learning-rate rewinding) with and without weight decay, round by round (Fair, depth 5, width 100)",
            "A column a task. Above, the score after training against the number of parameters kept, from ten times the planted ticket down; below, on the same axis, the share of the kept parameters that lies on no path from an input to an output. " +
            $"Curves: {string.Join("; ", traces.Select(t => t.Name).Distinct())}.",
            "After training",
            "Dead parameters",
            [.. traces.GroupBy(t => t.Task).Select(Column)])),
        $"Each round of the searches, from ten times the planted ticket down; read from right to left: median and range over {Networks(traces)} planted networks. Above, the score of one and the same search’s finds: from the initial values, the mask trained for ten epochs; trained, the search’s own parameters after ten epochs more. " +
        "Dashed, the planted ticket’s own score; shaded, what counts as found; vertical, the planted ticket’s size. Below, the share of the kept parameters on no path.",
        command,
        Table(traces));

    private static string Networks(IReadOnlyList<DecayTrace> traces)
    {
        int[] counts = [.. traces.Select(t => t.Replicates.Count).Distinct().Order()];
        return counts.Length == 1 ? $"{counts[0]}" : $"{counts[0]} to {counts[^1]}";
    }

    private static RoundColumn Column(IEnumerable<DecayTrace> traces)
    {
        DecayTrace[] all = [.. traces];
        var (task, ticket) = (all[0].Task, all[0].TicketScore);
        return new RoundColumn(
            CurveFigures.Title(task),
            task.IsClassification ? "accuracy" : "squared error",
            task.IsClassification ? ValueScale.Accuracy : ValueScale.Error,
            all[0].Planted,
            ticket,
            FoundBound.Of(task, ticket),
            [.. all.Select(t => new RoundCurve(t.Name, [.. t.Sizes.Select(s => SharePoint.Of(s.Kept, s.Scores))], [.. t.Sizes.Select(s => SharePoint.Of(s.Kept, s.Dead))]))]);
    }

    private static ReportTable Table(IReadOnlyList<DecayTrace> traces) => new(
        "Every traced round: parameters kept, those of them on a path and the share on none, and the score after training (accuracy for Circle, squared error for ReLU and Helix), median and range over the networks; found says whether the median counts",
        [new("task"), new("search"), new("networks", true), new("kept", true), new("on a path", true), new("on no path", true), new("score", true), new("found")],
        [.. from trace in traces
            from size in trace.Sizes
            select new TableCell[]
            {
                CurveFigures.Title(trace.Task), trace.Name, size.Scores.Length, ClaimTexts.Number(size.Kept), ReportTables.Spread(size.OnPath), DecayTexts.Median(size.Dead),
                ReportTables.Spread(size.Scores), size.IsFound(trace.Task, trace.TicketScore) ? "yes" : "no",
            }]);
}
