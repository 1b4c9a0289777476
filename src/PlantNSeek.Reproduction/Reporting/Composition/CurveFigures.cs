using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Figures;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The sparsity curves of Figures 3 and 6-8: mean with range over density, before and after training.</summary>
public static class CurveFigures
{
    private static readonly (string Score, string Label)[] Scores = [("strong", "Strong: right after pruning"), ("weak", "Weak: after training")];

    /// <summary>All tasks at one depth (Fig. 3).</summary>
    public static SvgFigure ByTask(SweepResults results, string protocol, int depth) => Draw(
        results,
        protocol,
        $"curves-{protocol.ToLowerInvariant()}-depth-{depth}",
        $"Singleshot pruning at depth {depth}, protocol {protocol}",
        [.. LearningTasks.All.Select(t => (Title(t), t, depth))]);

    /// <summary>One task at several depths (Fig. 6-8).</summary>
    public static SvgFigure ByDepth(SweepResults results, string protocol, LearningTask task, IEnumerable<int> depths)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Draw(
            results,
            protocol,
            $"curves-{protocol.ToLowerInvariant()}-{task.Name}",
            $"{Title(task)} at several depths, protocol {protocol}",
            [.. depths.Select(d => ($"depth {d}", task, d))]);
    }

    /// <summary>The task's name as a title.</summary>
    public static string Title(LearningTask task) => task?.Name switch
    {
        "relu" => "ReLU",
        "circle" => "Circle",
        "helix" => "Helix",
        _ => task?.Name ?? throw new ArgumentNullException(nameof(task)),
    };

    private static SvgFigure Draw(SweepResults results, string protocol, string id, string title, IReadOnlyList<(string Label, LearningTask Task, int Depth)> columns)
    {
        var panels = from score in Scores from column in columns select Panel(results.Replicates(protocol, column.Task.Name, column.Depth), column.Task, score.Score);
        return DensityCurves.Draw(new DensityCurvesData(
            id,
            title,
            "Mean score with the range from minimum to maximum over the replicates, against density on a logarithmic axis, one curve a pruner; the planted ticket's own score and density are marked.",
            [.. Scores.Select(s => s.Label)],
            [.. columns.Select(c => c.Label)],
            [.. panels]));
    }

    private static DensityPanel Panel(IReadOnlyList<ScenarioResult> replicates, LearningTask task, string score) => new(
        task.IsClassification ? "accuracy" : "squared error",
        task.IsClassification ? ValueScale.Accuracy : ValueScale.Error,
        SampleStatistics.Mean([.. replicates.Select(r => r.TicketDensity)]),
        SampleStatistics.Median([.. replicates.Select(r => r.TicketScore)]),
        [.. Measures.PrunerNames.Select(pruner => new DensityCurve(pruner, [.. DensityPoint.Labels.Select(density => Point(replicates, pruner, density, score))]))]);

    private static CurvePoint Point(IReadOnlyList<ScenarioResult> replicates, string pruner, string density, string score)
    {
        double[] values = [.. replicates.Select(r => Margins.Score(r.Run(pruner, density), score))];
        var x = density == DensityPoint.Ticket ? SampleStatistics.Mean([.. replicates.Select(r => r.TicketDensity)]) : DensityPoint.Value(density);
        return new CurvePoint(x, SampleStatistics.Mean(values), values.Min(), values.Max());
    }
}
