using PlantNSeek.Experiments.Decay;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>How small the tickets get that a search still finds.</summary>
internal static class CriticalSizes
{
    /// <summary>A row a traced search; null where there is none.</summary>
    public static ReportTable? Of(IReadOnlyList<DecayTrace> traces) => traces.Count == 0 ? null : new ReportTable(
        $"Critical sizes: the smallest traced size whose median counts as found, together with those of all larger ones, from {WeightDecayExperiment.LargestScored} times the planted ticket down; where not even the largest traced size counts, the search would need more than that. " +
        "Judged is the mask trained from the initial values for ten epochs, or the search’s own parameters after ten epochs more (trained)",
        [new("task"), new("search"), new("judged"), new("decay"), new("networks", true), new("planted", true), new("critical size", true), new("in planted tickets", true), new("smallest traced", true)],
        [.. traces.Select(Row)]);

    private static TableCell[] Row(DecayTrace trace) =>
    [
        CurveFigures.Title(trace.Task), trace.Search.Search, trace.Search.Judged, DecayTexts.Decay(trace.Setting), trace.Replicates.Count, NumberText.Fixed(trace.Planted, 0),
        trace.Critical is { } size ? NumberText.Fixed(size.Kept, 0) : $">{NumberText.Fixed(trace.Sizes.Max(s => s.Kept), 0)}",
        trace.Critical is { } critical ? $"{NumberText.Short(critical.Kept / trace.Planted)}x" : $">{NumberText.Short(trace.Sizes.Max(s => s.Kept) / trace.Planted)}x",
        NumberText.Fixed(trace.Sizes.Min(s => s.Kept), 0),
    ];
}
