using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Verdicts;

/// <summary>All claims at a glance: a column for each, a square for its verdict under each protocol, groups below each other. In a page a column is a link to its claim.</summary>
public static class VerdictMatrix
{
    private const double Width = 960;
    private const double Gutter = 52;
    private const double HeadingHeight = 30;
    private const double IdHeight = 18;
    private const double Gap = 4;
    private const double Largest = 30;
    private const double Smallest = 26;
    private const double FontSize = 11;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no claim, a claim has not a verdict for each row, or the id is not one.</exception>
    public static SvgFigure Draw(VerdictMatrixData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        var columns = data.Groups.SelectMany(g => g.Columns).ToArray();
        var widestId = columns.Max(c => TextWidth.Of(c.Id, FontSize)) + 3;
        var step = Math.Max(Math.Max(Smallest, widestId), Math.Min(Largest, (Width - Gutter) / data.Groups.Max(g => g.Columns.Count)));
        var inLine = Math.Max(1, (int)((Width - Gutter) / step));
        var svg = new SvgWriter();
        var top = 4 + Key(columns).Draw(svg, 6, 4, Width - 12);
        foreach (var group in data.Groups)
        {
            svg.Text(6, top + 20, group.Label, "heading");
            top += HeadingHeight;
            foreach (var line in group.Columns.Chunk(inLine))
            {
                Line(svg, data.Rows, line, top, step);
                top += IdHeight + (step * data.Rows.Count) + Gap;
            }
        }

        return new SvgFigure(data.Id, data.Title, data.Description, Width, top + 2, svg.ToString());
    }

    private static void Check(VerdictMatrixData data)
    {
        if (data.Groups.Count == 0 || data.Rows.Count == 0 || data.Groups.Any(g => g.Columns.Count == 0))
        {
            throw new ArgumentException($"{data.Id} has {data.Groups.Count} groups and {data.Rows.Count} rows; it needs at least one of each, and no group without claims", nameof(data));
        }

        if (data.Groups.SelectMany(g => g.Columns).FirstOrDefault(c => c.Verdicts.Count != data.Rows.Count) is { } wrong)
        {
            throw new ArgumentException($"{data.Id} has {wrong.Verdicts.Count} verdicts on {wrong.Id}; it has {data.Rows.Count} rows", nameof(data));
        }
    }

    private static Legend Key(VerdictColumn[] columns)
    {
        var legend = new Legend();
        foreach (var (verdict, _) in VerdictText.Tally(columns.SelectMany(c => c.Verdicts)))
        {
            legend.Add(VerdictText.Word(verdict), (svg, x, y) => VerdictMark.Draw(svg, verdict, new Frame(x + 4, y - 9, 18, 18)));
        }

        return legend;
    }

    private static void Line(SvgWriter svg, IReadOnlyList<string> rows, VerdictColumn[] columns, double top, double step)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            svg.Text(6, top + IdHeight + (step * (r + 0.5)) + 2, rows[r], "label");
        }

        for (var c = 0; c < columns.Length; c++)
        {
            var (column, left) = (columns[c], Gutter + (step * c));
            var said = rows.Zip(column.Verdicts, (row, verdict) => $"{row} {VerdictText.Word(verdict)}");
            svg.OpenLink(column.Anchor, $"{column.Id} {column.Title}: {string.Join(", ", said)}");
            svg.Text(left + ((step - Gap) / 2), top + IdHeight - 6, column.Id, "small middle");
            for (var r = 0; r < rows.Count; r++)
            {
                VerdictMark.Draw(svg, column.Verdicts[r], new Frame(left, top + IdHeight + (step * r), step - Gap, step - Gap));
            }

            svg.CloseLink();
        }
    }
}
