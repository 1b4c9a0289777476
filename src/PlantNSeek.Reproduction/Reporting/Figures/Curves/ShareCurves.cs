using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>One panel of shares or accuracies over a positive quantity on a logarithmic axis: lines, and points with their ranges.</summary>
public static class ShareCurves
{
    private const double Width = 760;
    private const double PlotHeight = 260;
    private const double Gutter = 54;
    private const double SmallFont = 11;
    private const double MarkerSize = 4;
    private const double Dodge = 5;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no series, or the id is not one.</exception>
    public static SvgFigure Draw(ShareCurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Series.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no series; it needs at least one", nameof(data));
        }

        var svg = new SvgWriter();
        var top = 4 + Key(data).Draw(svg, 6, 4, Width - 12) + 28;
        var frame = new Frame(Gutter, top, Width - Gutter - 10, PlotHeight);
        var points = data.Series.SelectMany(s => s.Points).Where(IsDrawn).ToArray();
        var plot = frame.Shrunk(HorizontalPadding(data), 9);
        double[] xs = [.. points.Select(p => p.X).Concat(data.XTicks).Where(x => x > 0).DefaultIfEmpty(1)];
        var x = new Axis(xs.Min(), Math.Max(xs.Max(), xs.Min() * 1.1), plot.Left, plot.Right, IsLogarithmic: true);
        var (y, ticks) = LinearTicks.Around(
            points.SelectMany(p => new[] { p.Value, p.Minimum, p.Maximum }).Append(data.Reference ?? double.NaN).Where(double.IsFinite).Select(v => Math.Clamp(v, 0, 1)), plot.Bottom, plot.Top);
        svg.Open("panel");
        svg.Text(frame.Left, frame.Top - 8, data.ValueLabel, "muted");
        Grid(svg, frame, data, x, y, ticks);
        var obstacles = new List<(double, double)>();
        for (var i = 0; i < data.Series.Count; i++)
        {
            obstacles.AddRange(Series(svg, data, i, x, y));
        }

        if (data.Reference is { } reference && double.IsFinite(reference))
        {
            var at = y.At(reference);
            svg.Line(frame.Left, at, frame.Right, at, "ticket");
            var text = $"{data.ReferenceLabel} {NumberText.Short(reference)}";
            var (left, baseLine) = LabelPlacement.AlongLine(frame, at, TextWidth.Of(text, SmallFont), obstacles);
            svg.Text(left, baseLine, text, "small strong halo");
        }

        svg.Close();
        svg.Text(frame.CenterX, frame.Bottom + 36, data.XLabel, "muted middle");
        return new SvgFigure(data.Id, data.Title, data.Description, Width, frame.Bottom + 46, svg.ToString());
    }

    private static bool IsDrawn(SharePoint point) => double.IsFinite(point.Value) && double.IsFinite(point.X) && point.X > 0;

    // Marked series at the same place stand side by side, so that equal shares do not hide one another.
    private static double Shift(ShareCurvesData data, int index)
    {
        var marked = data.Series.Count(s => s.HasMarkers);
        return data.Series[index].HasMarkers ? (data.Series.Take(index).Count(s => s.HasMarkers) - ((marked - 1) / 2.0)) * Dodge : 0;
    }

    private static double HorizontalPadding(ShareCurvesData data) => Math.Min(120, 12 + (Dodge * data.Series.Count(s => s.HasMarkers) / 2));

    private static void Grid(SvgWriter svg, Frame frame, ShareCurvesData data, Axis x, Axis y, IReadOnlyList<(double Value, string Label)> ticks)
    {
        foreach (var (value, label) in ticks)
        {
            svg.Line(frame.Left, y.At(value), frame.Right, y.At(value), "grid");
            svg.Text(frame.Left - 7, y.At(value) + 4, label, "small muted end");
        }

        foreach (var tick in data.XTicks.Where(t => t > 0))
        {
            svg.Line(x.At(tick), frame.Bottom, x.At(tick), frame.Bottom + 4, "axis");
            svg.Text(x.At(tick), frame.Bottom + 16, NumberText.Short(tick), "small muted middle");
        }

        svg.Rectangle(frame, "frame");
    }

    private static List<(double, double)> Series(SvgWriter svg, ShareCurvesData data, int index, Axis x, Axis y)
    {
        var (series, style, shift) = (data.Series[index], new SeriesStyle(index + 1), Shift(data, index));
        var points = series.Points.Where(IsDrawn).OrderBy(p => p.X).Select(p => (Point: p, X: x.At(p.X) + shift, Y: y.At(p.Value))).ToArray();
        if (series.HasLine)
        {
            svg.Path([.. points.Select(p => (p.X, p.Y))], closed: false, $"curve {style.Stroke} {(series.HasMarkers ? style.Dash : "")}".TrimEnd());
        }

        var obstacles = series.HasLine ? LabelPlacement.Along([.. points.Select(p => (p.X, p.Y))]).ToList() : [];
        foreach (var (point, px, py) in points.Where(_ => series.HasMarkers))
        {
            double At(double value) => y.At(double.IsNaN(value) ? point.Value : value);
            svg.Open("point", $"{series.Name} at {NumberText.Short(point.X)}: {NumberText.Short(point.Value)}, from {NumberText.Short(point.Minimum)} to {NumberText.Short(point.Maximum)}");
            svg.Line(px, At(point.Minimum), px, At(point.Maximum), $"whisker {style.Stroke}");
            style.Mark(svg, px, py, MarkerSize, "marker");
            svg.Close();
            obstacles.AddRange(LabelPlacement.Along([(px, At(point.Minimum)), (px, At(point.Maximum))]));
        }

        return obstacles;
    }

    private static Legend Key(ShareCurvesData data)
    {
        var legend = new Legend();
        for (var i = 0; i < data.Series.Count; i++)
        {
            var (series, style) = (data.Series[i], new SeriesStyle(i + 1));
            switch (series)
            {
                case { HasLine: true, HasMarkers: true }:
                    legend.AddCurve(series.Name, style);
                    break;
                case { HasMarkers: true }:
                    legend.AddMarker(series.Name, style);
                    break;
                default:
                    legend.Add(series.Name, (svg, x, y) => svg.Line(x, y, x + 24, y, $"curve {style.Stroke}"));
                    break;
            }
        }

        return legend;
    }
}
