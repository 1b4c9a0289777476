using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>One column of a figure: a setting with what its runs are called.</summary>
/// <param name="Label">Heading of the column.</param>
/// <param name="Setting">The setting.</param>
public readonly record struct CurveColumn(string Label, ScenarioKey Setting);

/// <summary>Sparsity curves: mean with range over density, before and after training.</summary>
public static class CurveFigures
{
    private static readonly (string Score, string Label)[] Scores = [("strong", "Strong: right after pruning"), ("weak", "Weak: after training")];

    /// <summary>All tasks at one depth (Fig. 3).</summary>
    public static SvgFigure ByTask(SweepResults results, string protocol, int depth) => Draw(
        results,
        $"curves-{protocol.ToLowerInvariant()}-depth-{depth}",
        $"Singleshot pruning at depth {depth}, protocol {protocol}",
        [.. LearningTasks.All.Select(t => new CurveColumn(Title(t), ScenarioKey.Usual("singleshot", protocol, t.Name, depth)))])!;

    /// <summary>One task at several depths (Fig. 6-8).</summary>
    public static SvgFigure ByDepth(SweepResults results, string protocol, LearningTask task, IEnumerable<int> depths)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Draw(
            results,
            $"curves-{protocol.ToLowerInvariant()}-{task.Name}",
            $"{Title(task)} at several depths, protocol {protocol}",
            [.. depths.Select(d => new CurveColumn($"depth {d}", ScenarioKey.Usual("singleshot", protocol, task.Name, d)))])!;
    }

    /// <summary>The task's name as a title.</summary>
    public static string Title(LearningTask task) => task?.Name switch
    {
        "relu" => "ReLU",
        "circle" => "Circle",
        "helix" => "Helix",
        _ => task?.Name ?? throw new ArgumentNullException(nameof(task)),
    };

    /// <summary>A figure of any settings; null where the sweep holds none of them. Runs that a setting lacks leave a gap.</summary>
    public static SvgFigure? Draw(SweepResults results, string id, string title, IReadOnlyList<CurveColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(results);
        var filled = columns.Where(c => results.Replicates(c.Setting).Count > 0).ToArray();
        if (filled.Length == 0)
        {
            return null;
        }

        var scores = Scores.Where(s => s.Score == "strong" || filled.Any(c => results.Replicates(c.Setting).Any(r => r.Runs.Any(run => run.Weak is not null)))).ToArray();
        DensityPanel[] panels = [.. from score in scores from column in filled select Panel(results.Replicates(column.Setting), column.Setting, score.Score)];
        var marked = panels.Any(static p => p.IsPlanted) ? "the planted ticket's own score and density are marked" : "the unpruned network's score is marked";
        return DensityCurves.Draw(new DensityCurvesData(
            id,
            title,
            $"Mean score with the range from minimum to maximum over the networks that all pruners of a density were run on, where there is one, against density on a logarithmic axis, one curve a pruner; {marked}.",
            [.. scores.Select(s => s.Label)],
            [.. filled.Select(c => c.Label)],
            panels));
    }

    private static DensityPanel Panel(IReadOnlyList<ScenarioResult> replicates, ScenarioKey setting, string score)
    {
        var task = TaskCatalog.ByName(setting.Task);
        var seekers = ExperimentCatalog.ByName(setting.Experiment).Seekers;
        var common = DensityPoint.All.Select(density => (Density: density, Replicates: Common(replicates, seekers, density))).ToArray();
        return new DensityPanel(
            task.IsClassification ? "accuracy" : "squared error",
            task.IsClassification ? ValueScale.Accuracy : ValueScale.Error,
            SampleStatistics.Mean([.. replicates.Select(r => r.TicketDensity)]),
            SampleStatistics.Median([.. replicates.Select(r => r.TicketScore)]),
            [.. from seeker in seekers
                let points = common.Select(c => Point(c.Replicates, seeker, c.Density, score)).OfType<CurvePoint>().ToArray()
                where points.Length > 0
                select new DensityCurve(seeker, points)])
        {
            Chance = task.Chance,
        };
    }

    // Of the replicates that have a density those that have all its seekers, so that curves are compared, and ranges drawn, over the same networks; all where there is no such one.
    private static IReadOnlyList<ScenarioResult> Common(IReadOnlyList<ScenarioResult> replicates, IReadOnlyList<string> seekers, string density)
    {
        string[] run = [.. seekers.Where(seeker => replicates.Any(r => r.Has(seeker, density)))];
        ScenarioResult[] common = [.. replicates.Where(r => run.All(seeker => r.Has(seeker, density)))];
        return common.Length > 0 ? common : replicates;
    }

    private static CurvePoint? Point(IReadOnlyList<ScenarioResult> replicates, string pruner, string density, string score)
    {
        ScenarioResult[] with = [.. replicates.Where(r => r.Has(pruner, density) && (score == "strong" || r.Run(pruner, density).Weak is not null))];
        if (with.Length == 0)
        {
            return null;
        }

        double[] values = [.. with.Select(r => Margins.Score(r.Run(pruner, density), score))];
        var x = SampleStatistics.Mean([.. replicates.Select(r => DensityPoint.Value(density, r.TicketDensity))]);
        return new CurvePoint(x, SampleStatistics.Mean(values), values.Min(), values.Max());
    }
}
