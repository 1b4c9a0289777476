using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>The legend of figures with curves.</summary>
internal static class CurveLegend
{
    /// <summary>The series, and what else the panels show.</summary>
    public static Legend Of(SeriesOrder series, IReadOnlyList<DensityPanel> panels, CurveWords words)
    {
        var legend = new Legend();
        foreach (var name in series.Names)
        {
            legend.AddCurve(name, series[name]);
        }

        if (panels.Where(static p => p.TicketScore is { } score && !double.IsNaN(score)).ToArray() is { Length: > 0 } scored)
        {
            var entry = scored.All(static p => p.IsPlanted) ? "ticket’s own score" : scored.Any(static p => p.IsPlanted) ? "ticket’s own score, or unpruned network’s" : "unpruned network’s score";
            legend.Add(entry, (svg, x, y) => svg.Line(x, y, x + 24, y, "ticket"));
        }

        if (panels.Any(static p => p.IsPlanted))
        {
            legend.Add(words.TicketEntry, (svg, x, y) => svg.Line(x + 22, y - 8, x + 22, y + 8, "ticket-density"));
        }

        legend.Add("range (min–max)", (svg, x, y) =>
        {
            svg.Rectangle(new Frame(x, y - 7, 24, 14), "band fill-2 stroke-2");
            svg.Line(x + 12, y - 7, x + 12, y + 7, "whisker stroke-2");
        });
        if (panels.Any(p => p.Found is not null))
        {
            legend.AddFound();
        }

        return legend;
    }
}
