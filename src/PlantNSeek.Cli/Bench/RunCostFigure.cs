using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Reporting.Figures.Curves;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Cli.Bench;

/// <summary>The cost of a run over width and over density.</summary>
internal static class RunCostFigure
{
    // Lines that are told apart in either panel; the others are on the axis only.
    private static readonly double[] ShownDensities = [1, 0.1, 0.01, 0.001];
    private static readonly int[] ShownWidths = [3000, 1000, 300, 100];

    /// <summary>Draws what was measured on a machine.</summary>
    public static SvgFigure Draw(IReadOnlyList<RunCostPoint> points, MachineFacts machine)
    {
        var overWidth = ShownDensities.Where(d => points.Any(p => p.Density == d))
            .Select(d => new CostSeries($"density {NumberText.Short(d)}", [.. points.Where(p => p.Density == d).Select(p => new CostPoint(p.Width, p.Seconds))]));
        var overDensity = ShownWidths.Where(w => points.Any(p => p.Width == w))
            .Select(w => new CostSeries($"width {NumberText.Short(w)}", [.. points.Where(p => p.Width == w).Select(p => new CostPoint(p.Density, p.Seconds))]));
        return CostCurves.Draw(new CostCurvesData(
            "run-cost",
            "What training a run costs, over width and density",
            $"Seconds for ten epochs on 9000 samples in batches of 32 (Circle, depth 5, one thread of {machine.Processor}), from a measured step times {RunCostPoint.Steps}. Left over the width of the hidden layers, a line a density; right over the density, a line a width.",
            "seconds for ten epochs (2820 steps)",
            [
                new CostPanel("over width", "width of the hidden layers (log scale)", [100, 300, 1000, 3000], [.. overWidth]),
                new CostPanel("over density", "density: fraction of the parameters kept (log scale)", [0.001, 0.01, 0.1, 1], [.. overDensity]),
            ]));
    }
}
