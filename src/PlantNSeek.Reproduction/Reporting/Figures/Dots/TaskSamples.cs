using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>Scatter plots of what the tasks look like (the paper's Figure 1).</summary>
public static class TaskSamples
{
    private const double Width = 960;
    private const double Top = 30;
    private const double Gutter = 54;
    private const double RightPadding = 10;
    private const double Padding = 10;
    private const double DotSize = 2.1;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no panel, or the id is not one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite.</exception>
    public static SvgFigure Draw(TaskSamplesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Panels.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no panel; it needs at least one", nameof(data));
        }

        var svg = new SvgWriter();
        var cell = Width / Math.Max(data.Panels.Count, 2);
        var side = Math.Min(cell - Gutter - RightPadding, 300);
        var legendHeight = 0.0;
        for (var i = 0; i < data.Panels.Count; i++)
        {
            var frame = new Frame((i * cell) + Gutter, Top, side, side);
            Panel(svg, frame, data.Panels[i]);
            legendHeight = Math.Max(legendHeight, Key(svg, frame, data.Panels[i]));
        }

        return new SvgFigure(data.Id, data.Title, data.Description, cell * data.Panels.Count, Top + side + 44 + legendHeight, svg.ToString());
    }

    private static void Panel(SvgWriter svg, Frame frame, SamplePanel panel)
    {
        var plot = frame.Shrunk(Padding, Padding);
        var (x, xTicks) = LinearTicks.Around(panel.Points.Select(p => p.X), plot.Left, plot.Right);
        var (y, yTicks) = LinearTicks.Around(panel.Points.Select(p => p.Y), plot.Bottom, plot.Top);
        svg.Open("panel");
        svg.Runs(frame.Left, frame.Top - 10, "label", (panel.Title, "strong"), ($"  {panel.YLabel} against {panel.XLabel}", "muted"));
        foreach (var (value, label) in xTicks)
        {
            svg.Line(x.At(value), frame.Top, x.At(value), frame.Bottom, "grid");
            svg.Text(x.At(value), frame.Bottom + 16, label, "small muted middle");
        }

        foreach (var (value, label) in yTicks)
        {
            svg.Line(frame.Left, y.At(value), frame.Right, y.At(value), "grid");
            svg.Text(frame.Left - 7, y.At(value) + 4, label, "small muted end");
        }

        svg.Rectangle(frame, "frame");
        foreach (var point in panel.Points)
        {
            Style(point.Group).Mark(svg, x.At(point.X), y.At(point.Y), DotSize, "sample");
        }

        svg.Text(frame.CenterX, frame.Bottom + 33, panel.XLabel, "muted middle");
        svg.Close();
    }

    private static double Key(SvgWriter svg, Frame frame, SamplePanel panel)
    {
        if (panel.Groups.Count < 2)
        {
            return 0;
        }

        var legend = new Legend();
        for (var g = 0; g < panel.Groups.Count; g++)
        {
            legend.AddMarker(panel.Groups[g], Style(g));
        }

        return legend.Draw(svg, frame.Left - 4, frame.Bottom + 42, frame.Width + 20);
    }

    // The first style is the grey of a baseline; groups start after it.
    private static SeriesStyle Style(int group) => new(group + 1);
}
