using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>Draws one panel of <see cref="DensityCurves"/> or <see cref="RoundCurves"/>.</summary>
internal sealed class DensityPanelDrawing(SvgWriter svg, Frame frame, PanelAxes axes, SeriesOrder series, CurveWords words)
{
    private const double SmallFont = 11;
    private const double MarkerSize = 3.6;

    // Series at the same density stand side by side, so that equal scores do not hide one another.
    private const double Dodge = 3.4;

    public void Draw(DensityPanel panel, string title, IReadOnlyList<double> densityTicks)
    {
        svg.Open("panel");
        svg.Runs(frame.Left, frame.Top - 8, "label", (title, "strong"), ("  " + panel.ValueLabel, "muted"));
        Found(panel);
        Grid();
        var ticketX = panel.IsPlanted ? axes.Density.At(panel.TicketDensity) : frame.Right;
        if (panel.IsPlanted)
        {
            svg.Line(ticketX, frame.Top, ticketX, frame.Bottom, "ticket-density");
        }

        DensityLabels(densityTicks, panel.TicketDensity);
        Chance(panel);
        svg.Rectangle(frame, "frame");
        var lines = panel.Curves.Select(c => (Curve: c, Stretches: Stretches(c))).ToArray();
        foreach (var (curve, stretches) in lines)
        {
            stretches.ForEach(s => Band(s, series[curve.Name]));
        }

        var ticketY = panel.TicketScore is { } score && double.IsFinite(score) ? axes.Value.At(score) : double.NaN;
        if (panel.Curves.Count == 0)
        {
            svg.Text(frame.CenterX, ticketY < frame.CenterY ? frame.Bottom - 40 : frame.Top + 40, "not run", "muted middle");
        }

        if (!double.IsNaN(ticketY))
        {
            svg.Line(frame.Left, ticketY, frame.Right, ticketY, "ticket");
        }

        foreach (var (curve, stretches) in lines)
        {
            Curve(curve, stretches);
        }

        if (!double.IsNaN(ticketY))
        {
            TicketLabel(panel, ticketY, ticketX, lines.SelectMany(l => l.Stretches));
        }

        svg.Close();
    }

    private void Found(DensityPanel panel)
    {
        if (panel.Found is { } found && double.IsFinite(found))
        {
            var y = axes.Value.At(found);
            svg.Rectangle(panel.Scale == ValueScale.Error ? frame with { Top = y, Height = frame.Bottom - y } : frame with { Height = y - frame.Top }, "track");
        }
    }

    private void Chance(DensityPanel panel)
    {
        if (panel.Chance is { } chance)
        {
            var y = axes.Value.At(chance);
            svg.Line(frame.Left, y, frame.Right, y, "axis dash-1");
            svg.Text(frame.Right - 4, y + 13, $"chance {NumberText.Short(chance)}", "small muted end halo");
        }
    }

    private void Grid()
    {
        foreach (var (value, label) in axes.ValueTicks)
        {
            var y = axes.Value.At(value);
            svg.Line(frame.Left, y, frame.Right, y, "grid");
            svg.Text(frame.Left - 7, y + 4, label, "small muted end");
        }
    }

    private void DensityLabels(IReadOnlyList<double> ticks, double ticket)
    {
        var taken = new List<Frame>();
        foreach (var tick in ticks.OrderDescending())
        {
            var (x, label) = (axes.Density.At(tick), NumberText.Short(tick));
            var box = Box(x, label);
            svg.Line(x, frame.Bottom, x, frame.Bottom + 4, "axis");
            if (!taken.Exists(box.Overlaps))
            {
                taken.Add(box);
                svg.Text(x, frame.Bottom + 16, label, "small muted middle");
            }
        }

        if (ticket > 0)
        {
            TicketDensity(ticket);
        }
    }

    private void TicketDensity(double ticket)
    {
        // The ticket's density may be any, also one of the round ones, so its label has a row of its own.
        var text = $"{words.Ticket} {NumberText.Short(ticket)}";
        var ticketX = axes.Density.At(ticket);
        var half = TextWidth.Of(text, SmallFont) / 2;
        var centre = Math.Clamp(ticketX, frame.Left + half - 12, frame.Right - half);
        svg.Line(ticketX, frame.Bottom, ticketX, frame.Bottom + 4, "axis");
        svg.Text(centre, frame.Bottom + 30, text, "small middle");
    }

    private Frame Box(double centre, string text)
    {
        var width = TextWidth.Of(text, SmallFont) + 3;
        return new(centre - (width / 2), frame.Bottom + 6, width, 12);
    }

    private List<List<(double X, double Mean, double Low, double High, CurvePoint Point)>> Stretches(DensityCurve curve)
    {
        var shift = (series[curve.Name].Index - ((series.Names.Count - 1) / 2.0)) * Math.Min(Dodge, 16.0 / Math.Max(1, series.Names.Count));
        List<List<(double, double, double, double, CurvePoint)>> stretches = [[]];
        foreach (var point in curve.Points.OrderBy(p => p.Density))
        {
            if (!double.IsFinite(point.Mean))
            {
                stretches.Add([]);
                continue;
            }

            double At(double value) => axes.Value.At(double.IsNaN(value) ? point.Mean : value);
            stretches[^1].Add((axes.Density.At(point.Density) + shift, At(point.Mean), At(point.Minimum), At(point.Maximum), point));
        }

        return stretches;
    }

    private void Band(List<(double X, double Mean, double Low, double High, CurvePoint Point)> points, SeriesStyle style)
    {
        if (points.Count > 1)
        {
            svg.Path([.. points.Select(p => (p.X, p.High)), .. points.AsEnumerable().Reverse().Select(p => (p.X, p.Low))], closed: true, $"band {style.Fill} {style.Stroke}");
        }
    }

    private void Curve(DensityCurve curve, List<List<(double X, double Mean, double Low, double High, CurvePoint Point)>> stretches)
    {
        var style = series[curve.Name];
        foreach (var points in stretches)
        {
            svg.Path([.. points.Select(p => (p.X, p.Mean))], closed: false, $"curve {style.Stroke} {style.Dash}");
            foreach (var p in points)
            {
                var q = p.Point;
                svg.Open("point", $"{curve.Name} at {words.Place} {NumberText.Short(q.Density)}: {words.Centre} {NumberText.Short(q.Mean)}, from {NumberText.Short(q.Minimum)} to {NumberText.Short(q.Maximum)}");
                if (Math.Abs(p.High - p.Low) > 2 * MarkerSize)
                {
                    svg.Line(p.X, p.Low, p.X, p.High, $"whisker {style.Stroke}"); // a shorter one lies below the marker
                }

                style.Mark(svg, p.X, p.Mean, MarkerSize, "marker");
                svg.Close();
            }
        }
    }

    private void TicketLabel(DensityPanel panel, double y, double ticketX, IEnumerable<List<(double X, double Mean, double Low, double High, CurvePoint Point)>> stretches)
    {
        var text = $"{(panel.IsPlanted ? "ticket" : "unpruned")} {NumberText.Short(panel.TicketScore!.Value)}";
        List<(double, double)> obstacles = [.. LabelPlacement.Along([(ticketX, frame.Top), (ticketX, frame.Bottom)])];
        foreach (var points in stretches)
        {
            obstacles.AddRange(LabelPlacement.Along([.. points.Select(p => (p.X, p.Mean))]));
            obstacles.AddRange(points.SelectMany(p => LabelPlacement.Along([(p.X, p.Low), (p.X, p.High)])));
            obstacles.AddRange(points.SelectMany(p => ((double, double)[])[(p.X, p.Mean - MarkerSize), (p.X, p.Mean + MarkerSize)]));
        }

        var (x, baseLine) = LabelPlacement.AlongLine(frame, y, TextWidth.Of(text, SmallFont), obstacles);
        svg.Text(x, baseLine, text, "small strong halo");
    }
}
