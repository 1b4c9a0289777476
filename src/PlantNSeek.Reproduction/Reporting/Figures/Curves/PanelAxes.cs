using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>The axes of a density panel and the values its horizontal grid lines stand at.</summary>
internal sealed record PanelAxes(Axis Density, Axis Value, IReadOnlyList<(double Value, string Label)> ValueTicks)
{
    private const double HorizontalPadding = 18;
    private const double VerticalPadding = 9;

    /// <summary>Density is shared by the column; the value axis by those panels of the column that have the same scale.</summary>
    public static PanelAxes Of(Frame frame, IReadOnlyList<DensityPanel> column, ValueScale scale, IReadOnlyList<double> densityTicks)
    {
        var densities = column.SelectMany(p => p.Curves.SelectMany(c => c.Points).Select(q => q.Density).Append(p.TicketDensity)).Concat(densityTicks).Where(d => d > 0);
        var plot = frame.Shrunk(HorizontalPadding, VerticalPadding);
        var lowest = densities.DefaultIfEmpty(0.01).Min();
        var density = new Axis(Math.Min(lowest, 0.9), 1, plot.Left, plot.Right, IsLogarithmic: true);
        if (scale == ValueScale.Accuracy)
        {
            return new(density, new Axis(0, 1, plot.Bottom, plot.Top, IsLogarithmic: false), [(0, "0"), (0.25, "0.25"), (0.5, "0.50"), (0.75, "0.75"), (1, "1")]);
        }

        var alike = column.Where(p => p.Scale == scale).ToArray();
        var points = alike.SelectMany(p => p.Curves).SelectMany(c => c.Points).Where(q => double.IsFinite(q.Mean));
        var (value, ticks) = LogTicks.Around(points.SelectMany(q => new[] { q.Mean, q.Minimum, q.Maximum }).Concat(alike.Select(p => p.TicketScore ?? double.NaN)), plot.Bottom, plot.Top);
        return new(density, value, ticks);
    }
}
