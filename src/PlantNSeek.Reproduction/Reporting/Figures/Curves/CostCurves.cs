using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>Costs over positive quantities, both axes logarithmic, in panels side by side that share the vertical axis.</summary>
public static class CostCurves
{
    private const double Width = 900;
    private const double PlotHeight = 260;
    private const double Gutter = 58;
    private const double RightPadding = 12;
    private const double MarkerSize = 4;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no panel, or the id is not one.</exception>
    public static SvgFigure Draw(CostCurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Panels.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no panels; it needs at least one", nameof(data));
        }

        var (svg, cell, names) = (new SvgWriter(), Width / data.Panels.Count, new SeriesOrder(data.Panels.SelectMany(p => p.Series).Select(s => s.Name)));
        var left = Enumerable.Range(0, data.Panels.Count).Select(i => i * cell).ToArray();
        var keys = data.Panels.Select((panel, i) => Key(panel, names).Draw(svg, left[i] + Gutter, 28, cell - Gutter - RightPadding)).Max();
        var top = 28 + keys + 22;
        for (var i = 0; i < data.Panels.Count; i++)
        {
            svg.Text(left[i] + Gutter, 18, data.Panels[i].Title, "heading");
            Panel(svg, new Frame(left[i] + Gutter, top, cell - Gutter - RightPadding, PlotHeight), data, data.Panels[i], names);
        }

        return new SvgFigure(data.Id, data.Title, data.Description, Width, top + PlotHeight + 46, svg.ToString());
    }

    private static bool IsDrawn(CostPoint point) => double.IsFinite(point.X) && point.X > 0 && double.IsFinite(point.Value) && point.Value > 0;

    private static Legend Key(CostPanel panel, SeriesOrder names)
    {
        var legend = new Legend();
        foreach (var series in panel.Series)
        {
            legend.AddCurve(series.Name, names[series.Name]);
        }

        return legend;
    }

    private static void Panel(SvgWriter svg, Frame frame, CostCurvesData data, CostPanel panel, SeriesOrder names)
    {
        var plot = frame.Shrunk(14, 9);
        double[] xs = [.. panel.Series.SelectMany(s => s.Points).Where(IsDrawn).Select(p => p.X).Concat(panel.XTicks).DefaultIfEmpty(1)];
        var x = new Axis(xs.Min(), Math.Max(xs.Max(), xs.Min() * 1.1), plot.Left, plot.Right, IsLogarithmic: true);
        var (y, ticks) = LogTicks.Around(data.Panels.SelectMany(p => p.Series).SelectMany(s => s.Points).Where(IsDrawn).Select(p => p.Value), plot.Bottom, plot.Top);
        svg.Open("panel");
        svg.Text(frame.Left, frame.Top - 8, data.ValueLabel, "muted");
        foreach (var (value, label) in ticks)
        {
            svg.Line(frame.Left, y.At(value), frame.Right, y.At(value), "grid");
            svg.Text(frame.Left - 7, y.At(value) + 4, label, "small muted end");
        }

        foreach (var tick in panel.XTicks)
        {
            svg.Line(x.At(tick), frame.Bottom, x.At(tick), frame.Bottom + 4, "axis");
            svg.Text(x.At(tick), frame.Bottom + 16, NumberText.Short(tick), "small muted middle");
        }

        svg.Rectangle(frame, "frame");
        foreach (var series in panel.Series)
        {
            Line(svg, series, names[series.Name], x, y);
        }

        svg.Close();
        svg.Text(frame.CenterX, frame.Bottom + 36, panel.XLabel, "muted middle");
    }

    private static void Line(SvgWriter svg, CostSeries series, SeriesStyle style, Axis x, Axis y)
    {
        var points = series.Points.Where(IsDrawn).OrderBy(p => p.X).Select(p => (Point: p, X: x.At(p.X), Y: y.At(p.Value))).ToArray();
        svg.Path([.. points.Select(p => (p.X, p.Y))], closed: false, $"curve {style.Stroke} {style.Dash}");
        foreach (var (point, px, py) in points)
        {
            svg.Open("point", $"{series.Name} at {NumberText.Short(point.X)}: {NumberText.Short(point.Value)}");
            style.Mark(svg, px, py, MarkerSize, "marker");
            svg.Close();
        }
    }
}
