using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Dots;

/// <summary>What of the planted ticket each pruner kept, layer by layer, beside what chance would keep.</summary>
public static class LayerOverlap
{
    private const double Width = 960;
    private const double RowHeight = 62;
    private const double BarHeight = 46;
    private const double FontSize = 12;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no cell, or the id is not one.</exception>
    public static SvgFigure Draw(LayerOverlapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Cells.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no cell; it needs at least one", nameof(data));
        }

        var rows = new SeriesOrder(data.Cells.Select(c => c.Series));
        string[] columns = [.. data.Cells.Select(c => c.Density).Distinct(StringComparer.Ordinal)];
        var gutter = 34 + rows.Names.Max(n => TextWidth.Of(n, FontSize));
        var cellWidth = Math.Min((Width - gutter) / columns.Length, 260);
        var width = gutter + (cellWidth * columns.Length);
        var svg = new SvgWriter();
        var top = 4 + Key(data.Measure).Draw(svg, 6, 4, width - 12) + 8;
        for (var c = 0; c < columns.Length; c++)
        {
            svg.Text(gutter + (c * cellWidth) + ((cellWidth - 14) / 2), top + 14, columns[c], "strong middle");
        }

        top += 24;
        for (var r = 0; r < rows.Names.Count; r++)
        {
            var name = rows.Names[r];
            svg.Text(6, top + (BarHeight / 2) + 4, name, "strong");
            svg.Text(gutter - 7, top + 8, "1", "small muted end");
            svg.Text(gutter - 7, top + BarHeight + 1, "0", "small muted end");
            for (var c = 0; c < columns.Length; c++)
            {
                var frame = new Frame(gutter + (c * cellWidth), top, cellWidth - 14, BarHeight);
                if (data.Cells.FirstOrDefault(cell => cell.Series == name && cell.Density == columns[c]) is { } found)
                {
                    Cell(svg, frame, found, data.Measure, rows[name], isLast: r == rows.Names.Count - 1);
                }
            }

            top += RowHeight;
        }

        svg.Text(gutter + ((width - gutter) / 2), top + 16, "weight layer, input side first", "muted middle");
        return new SvgFigure(data.Id, data.Title, data.Description, width, top + 26, svg.ToString());
    }

    private static void Cell(SvgWriter svg, Frame frame, OverlapCell cell, OverlapMeasure measure, SeriesStyle style, bool isLast)
    {
        var slot = frame.Width / cell.Layers.Count;
        var bar = Math.Min(26, slot * 0.64);
        svg.Open("panel");
        svg.Rectangle(frame, "bounds");
        for (var i = 0; i < cell.Layers.Count; i++)
        {
            var layer = cell.Layers[i];
            var centre = frame.Left + (slot * (i + 0.5));
            var (share, chance) = measure == OverlapMeasure.Recall
                ? (layer.Recall, layer.Kept / layer.Total)
                : (layer.Precision, layer.Planted / layer.Total);
            svg.Open("layer", $"{cell.Series}, {cell.Density}, layer {i + 1}: kept {NumberText.Short(layer.Kept)} of {NumberText.Short(layer.Total)}, "
                + $"planted {NumberText.Short(layer.Planted)}, both {NumberText.Short(layer.Hit)}; {measure} {NumberText.Short(share)}, by chance {NumberText.Short(chance)}");
            svg.Rectangle(frame with { Left = centre - (bar / 2), Width = bar }, "track");
            if (layer.Kept == 0)
            {
                Cross(svg, centre, frame.Bottom - 7, 4);
            }
            else if (double.IsFinite(share) && double.IsFinite(chance))
            {
                var height = frame.Height * Math.Clamp(share, 0, 1);
                svg.Rectangle(new Frame(centre - (bar / 2), frame.Bottom - height, bar, height), style.Fill);
                var y = frame.Bottom - (frame.Height * Math.Clamp(chance, 0, 1));
                svg.Line(centre - (bar / 2) - 2, y, centre + (bar / 2) + 2, y, "chance");
            }

            svg.Close();
            if (isLast)
            {
                svg.Text(centre, frame.Bottom + 15, $"{i + 1}", "small muted middle");
            }
        }

        svg.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, "tick");
        svg.Close();
    }

    private static void Cross(SvgWriter svg, double x, double y, double arm)
    {
        svg.Line(x - arm, y - arm, x + arm, y + arm, "empty");
        svg.Line(x - arm, y + arm, x + arm, y - arm, "empty");
    }

    private static Legend Key(OverlapMeasure measure)
    {
        var legend = new Legend();
        legend.Add(measure == OverlapMeasure.Recall ? "share of the planted parameters that was kept" : "share of the kept parameters that is planted", (svg, x, y) =>
        {
            svg.Rectangle(new Frame(x + 6, y - 8, 14, 16), "track");
            svg.Rectangle(new Frame(x + 6, y - 2, 14, 10), "fill-2");
        });
        legend.Add("by chance", (svg, x, y) => svg.Line(x + 4, y, x + 22, y, "chance"));
        legend.Add("layer collapsed: nothing kept", (svg, x, y) => Cross(svg, x + 16, y, 4));
        return legend;
    }
}
