using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>Draws one panel of <see cref="DotRows"/>.</summary>
internal sealed class DotPanelDrawing(SvgWriter svg, Frame frame, DotRowsData data, int lanes)
{
    private const double SmallFont = 11;
    private const double MarkerSize = 4;
    private const double HorizontalPadding = 10;

    /// <summary>The dot of a series.</summary>
    public static void Mark(SvgWriter svg, DotSeries series, double x, double y) =>
        new SeriesStyle(series.Lane + 1).Mark(svg, x, y, MarkerSize, "marker", series.IsHollow);

    public void Draw(DotPanel panel)
    {
        var dots = panel.Dots.Where(d => double.IsFinite(d.Value)).ToArray();
        var (axis, ticks) = Axes(panel, dots);
        svg.Open("panel");
        svg.Text(frame.Left, frame.Top - 40, panel.Title, "strong");
        svg.Text(frame.Left, frame.Top - 24, panel.ValueLabel, "small muted");
        if (panel.Found is { } found && double.IsFinite(found))
        {
            var x = axis.At(found);
            svg.Rectangle(frame with { Left = x, Width = frame.Right - x }, "track");
        }

        Ticks(axis, ticks);
        for (var r = 1; r < data.Rows.Count; r++)
        {
            var y = frame.Top + (frame.Height * r / data.Rows.Count);
            svg.Line(frame.Left, y, frame.Right, y, "row");
        }

        svg.Rectangle(frame, "frame");
        if (panel.Reference is { } reference && double.IsFinite(reference))
        {
            var (x, text) = (axis.At(reference), $"ticket {NumberText.Short(reference)}");
            var half = TextWidth.Of(text, SmallFont) / 2;
            svg.Line(x, frame.Top, x, frame.Bottom, "ticket");
            svg.Text(Math.Clamp(x, frame.Left + half, frame.Right - half + 4), frame.Top - 6, text, "small middle");
        }

        foreach (var row in data.Rows)
        {
            Row(row, axis, [.. dots.Where(d => d.Row == row)]);
        }

        svg.Close();
    }

    private void Row(string name, Axis axis, Dot[] dots)
    {
        var rowHeight = frame.Height / data.Rows.Count;
        var middle = frame.Top + (rowHeight * (data.Rows.ToList().IndexOf(name) + 0.5));
        for (var lane = 0; lane < lanes; lane++)
        {
            var y = middle + ((lane - ((lanes - 1) / 2.0)) * Math.Min(9, (rowHeight - (2 * MarkerSize)) / lanes));
            var inLane = dots.Select(d => (Dot: d, Series: data.Series.First(s => s.Name == d.Series))).Where(d => d.Series.Lane == lane).ToArray();
            if (inLane.Length == 0)
            {
                continue;
            }

            var style = new SeriesStyle(lane + 1);
            svg.Line(inLane.Min(d => axis.At(d.Dot.Value)), y, inLane.Max(d => axis.At(d.Dot.Value)), y, $"whisker {style.Stroke}");
            foreach (var (dot, series) in inLane)
            {
                svg.Open("point", $"{name}, {dot.Series}: {NumberText.Short(dot.Value)}, from {NumberText.Short(dot.Minimum)} to {NumberText.Short(dot.Maximum)}");
                Mark(svg, series, axis.At(dot.Value), y);
                svg.Close();
            }
        }
    }

    private (Axis Axis, IReadOnlyList<(double Value, string Label)> Ticks) Axes(DotPanel panel, Dot[] dots)
    {
        var (start, end) = (frame.Left + HorizontalPadding, frame.Right - HorizontalPadding);
        if (panel.Scale == ValueScale.Accuracy)
        {
            return (new Axis(0, 1, start, end, IsLogarithmic: false), [(0, "0"), (0.25, "0.25"), (0.5, "0.50"), (0.75, "0.75"), (1, "1")]);
        }

        return LogTicks.Around(dots.Select(d => d.Value).Append(panel.Reference ?? double.NaN), end, start);
    }

    private void Ticks(Axis axis, IReadOnlyList<(double Value, string Label)> ticks)
    {
        Frame[] boxes = [.. ticks.Select(t => Box(axis.At(t.Value), t.Label))];
        var every = 1;
        while (every < ticks.Count && Enumerable.Range(0, ticks.Count - every).Any(i => i % every == 0 && boxes[i].Overlaps(boxes[i + every])))
        {
            every++;
        }

        for (var i = 0; i < ticks.Count; i++)
        {
            var x = axis.At(ticks[i].Value);
            svg.Line(x, frame.Top, x, frame.Bottom, "grid");
            if (i % every == 0)
            {
                svg.Text(x, frame.Bottom + 16, ticks[i].Label, "small muted middle");
            }
        }
    }

    private Frame Box(double centre, string label)
    {
        var width = TextWidth.Of(label, SmallFont) + 6;
        return new Frame(centre - (width / 2), frame.Bottom + 6, width, 12);
    }
}
