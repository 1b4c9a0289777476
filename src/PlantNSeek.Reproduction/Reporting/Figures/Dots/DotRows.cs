using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>Scores as dots, a row for each competitor and a panel for each task, so that many can be compared at a glance.</summary>
public static class DotRows
{
    private const double Width = 960;
    private const double Gap = 22;
    private const double LaneHeight = 9;
    private const double RowPadding = 9;
    private const double FontSize = 12;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no row or no panel, a dot names none of the rows or series, or the id is not one.</exception>
    public static SvgFigure Draw(DotRowsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        var lanes = data.Series.Select(s => s.Lane).DefaultIfEmpty(0).Max() + 1;
        var rowHeight = (lanes * LaneHeight) + RowPadding;
        var gutter = 16 + data.Rows.Max(n => TextWidth.Of(n, FontSize));
        var panelWidth = Math.Min(((Width - gutter) / data.Panels.Count) - Gap, 420);
        var width = gutter + ((panelWidth + Gap) * data.Panels.Count);
        var svg = new SvgWriter();
        var top = 4 + Key(data).Draw(svg, 6, 4, width - 12) + 60;
        var height = rowHeight * data.Rows.Count;
        for (var r = 0; r < data.Rows.Count; r++)
        {
            svg.Text(6, top + (rowHeight * (r + 0.5)) + 4, data.Rows[r], "label");
        }

        for (var p = 0; p < data.Panels.Count; p++)
        {
            var frame = new Frame(gutter + (p * (panelWidth + Gap)), top, panelWidth, height);
            new DotPanelDrawing(svg, frame, data, lanes).Draw(data.Panels[p]);
        }

        svg.Text(gutter + ((width - gutter - Gap) / 2), top + height + 36, "better is further right in every panel", "muted middle");
        return new SvgFigure(data.Id, data.Title, data.Description, width, top + height + 46, svg.ToString());
    }

    private static void Check(DotRowsData data)
    {
        if (data.Rows.Count == 0 || data.Panels.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has {data.Rows.Count} rows and {data.Panels.Count} panels; it needs at least one of each", nameof(data));
        }

        foreach (var dot in data.Panels.SelectMany(p => p.Dots))
        {
            if (!data.Rows.Contains(dot.Row) || data.Series.All(s => s.Name != dot.Series))
            {
                throw new ArgumentException($"{data.Id} has a dot of '{dot.Series}' in the row '{dot.Row}'; one of them is unknown", nameof(data));
            }
        }
    }

    private static Legend Key(DotRowsData data)
    {
        var legend = new Legend();
        foreach (var series in data.Series)
        {
            legend.Add(series.Name, (svg, x, y) => DotPanelDrawing.Mark(svg, series, x + 16, y));
        }

        if (data.Panels.Any(p => p.Reference is not null))
        {
            legend.Add("ticket’s own score", (svg, x, y) => svg.Line(x + 16, y - 9, x + 16, y + 9, "ticket"));
        }

        if (data.Panels.Any(p => p.Found is not null))
        {
            legend.AddFound();
        }

        return legend;
    }
}
