using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Curves;

/// <summary>
/// Small multiples of scores over density: the mean and the range from minimum to maximum of each pruner, the planted ticket's own
/// score and its density (the paper's Figures 3 and 6 to 8).
/// </summary>
public static class DensityCurves
{
    private const double PlotHeight = 178;
    private const double Gutter = 54;
    private const double RightPadding = 10;
    private const double RowLabelHeight = 26;
    private const double HeaderHeight = 22;
    private const double TickHeight = 36;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">The panels are not rows times columns, or the id is not one.</exception>
    public static SvgFigure Draw(DensityCurvesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (rows, columns) = (data.RowLabels.Count, data.ColumnLabels.Count);
        if (data.Panels.Count != rows * columns || data.Panels.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has {data.Panels.Count} panels; its {rows} rows and {columns} columns need {rows * columns}, at least one", nameof(data));
        }

        var series = new SeriesOrder(data.Panels.SelectMany(p => p.Curves).Select(c => c.Name));
        var cellWidth = columns >= 3 ? 960.0 / columns : 380;
        var width = cellWidth * columns;
        var svg = new SvgWriter();
        var top = 4 + CurveLegend.Of(series, data.Panels, CurveWords.OfDensity).Draw(svg, 6, 4, width - 12);
        for (var row = 0; row < rows; row++)
        {
            top += 8;
            svg.Text(6, top + 16, data.RowLabels[row], "heading");
            for (var column = 0; column < columns; column++)
            {
                var inColumn = Enumerable.Range(0, rows).Select(r => data.Panels[(r * columns) + column]).ToArray();
                var frame = new Frame((column * cellWidth) + Gutter, top + RowLabelHeight + HeaderHeight, cellWidth - Gutter - RightPadding, PlotHeight);
                var axes = PanelAxes.Of(frame, inColumn, inColumn[row].Scale, data.DensityTicks);
                new DensityPanelDrawing(svg, frame, axes, series, CurveWords.OfDensity).Draw(inColumn[row], data.ColumnLabels[column], data.DensityTicks);
            }

            top += RowLabelHeight + HeaderHeight + PlotHeight + TickHeight;
        }

        svg.Text(width / 2, top + 10, "density: fraction of the parameters kept (log scale)", "muted middle");
        return new SvgFigure(data.Id, data.Title, data.Description, width, top + 20, svg.ToString());
    }
}
