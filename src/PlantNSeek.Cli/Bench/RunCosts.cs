using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;

namespace PlantNSeek.Cli.Bench;

/// <summary>Measures a step over widths and densities.</summary>
internal static class RunCosts
{
    /// <summary>Widths of the hidden layers.</summary>
    public static IReadOnlyList<int> Widths { get; } = [100, 200, 300, 500, 1000, 2000, 3000];

    /// <summary>Fractions kept.</summary>
    public static IReadOnlyList<double> Densities { get; } = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<RunCostPoint> Measure(IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var points = new List<RunCostPoint>();
        var total = Widths.Count * Densities.Count;
        foreach (var width in Widths)
        {
            foreach (var density in Densities)
            {
                progress.Report(new WorkProgress(points.Count, total, FormattableString.Invariant($"width {width}, density {density}")));
                var timing = TrainingStep.Measure(new StepRequest(LearningTasks.Circle.Name, 5, width, 32, density), cancel);
                points.Add(new RunCostPoint(width, density, timing.MicrosecondsPerStep / 1e6));
            }
        }

        progress.Report(new WorkProgress(total, total, "done"));
        return points;
    }
}
