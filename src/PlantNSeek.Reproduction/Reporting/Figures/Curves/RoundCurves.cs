using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>
/// What a search's rounds left, over the number of parameters kept: above, the score; below on the same axis, the share of them on no path. Medians with the range from minimum to
/// maximum, a column a task.
/// </summary>
public static class RoundCurves
{
    private const double PlotHeight = 190;
    private const double DeadHeight = 120;
    private const double Gutter = 54;
    private const double RightPadding = 10;
    private const double HorizontalPadding = 18;
    private const double HeaderHeight = 48;
    private const double TickHeight = 36;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no column, or the id is not one.</exception>
    public static SvgFigure Draw(RoundCurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Columns.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no columns; it needs at least one", nameof(data));
        }

        var series = new SeriesOrder(data.Columns.SelectMany(c => c.Curves).Select(c => c.Name));
        var cellWidth = data.Columns.Count >= 3 ? 960.0 / data.Columns.Count : 420;
        var width = cellWidth * data.Columns.Count;
        var svg = new SvgWriter();
        var top = 4 + CurveLegend.Of(series, [.. data.Columns.Select(Scores)], CurveWords.OfSize).Draw(svg, 6, 4, width - 12);
        foreach (var (label, height, panel) in ((string, double, Func<RoundColumn, DensityPanel>)[])[(data.ScoreLabel, PlotHeight, Scores), (data.DeadLabel, DeadHeight, Dead)])
        {
            svg.Text(6, top + 24, label, "heading");
            for (var i = 0; i < data.Columns.Count; i++)
            {
                var frame = new Frame((i * cellWidth) + Gutter, top + 8 + HeaderHeight, cellWidth - Gutter - RightPadding, height);
                Panel(svg, frame, series, panel(data.Columns[i]), data.Columns[i]);
            }

            top += 8 + HeaderHeight + height + TickHeight;
        }

        svg.Text(width / 2, top + 10, "number of parameters kept (log scale)", "muted middle");
        return new SvgFigure(data.Id, data.Title, data.Description, width, top + 20, svg.ToString());
    }

    private static void Panel(SvgWriter svg, Frame frame, SeriesOrder series, DensityPanel panel, RoundColumn column)
    {
        double[] sizes = [.. column.Curves.SelectMany(c => c.Scores.Concat(c.Dead)).Select(p => p.X).Append(column.PlantedSize).Where(s => s > 0)];
        var (from, to) = (sizes.Min(), sizes.Max());
        var plot = frame.Shrunk(HorizontalPadding, 0);
        var axes = PanelAxes.Of(frame, [panel], panel.Scale, []) with { Density = new Axis(from, Math.Max(to, from * 1.1), plot.Left, plot.Right, IsLogarithmic: true) };
        new DensityPanelDrawing(svg, frame, axes, series, CurveWords.OfSize).Draw(panel, column.Title, [.. LogTicks.Between(from, to)]);
    }

    private static DensityPanel Scores(RoundColumn column) => new(column.ValueLabel, column.Scale, column.PlantedSize, column.TicketScore, [.. column.Curves.Select(c => Curve(c.Name, c.Scores))])
    {
        Found = column.Found,
    };

    private static DensityPanel Dead(RoundColumn column) => new("share on no path", ValueScale.Accuracy, column.PlantedSize, null, [.. column.Curves.Select(c => Curve(c.Name, c.Dead))]);

    private static DensityCurve Curve(string name, IReadOnlyList<SharePoint> points) => new(name, [.. points.Select(p => new CurvePoint(p.X, p.Value, p.Minimum, p.Maximum))]);
}
