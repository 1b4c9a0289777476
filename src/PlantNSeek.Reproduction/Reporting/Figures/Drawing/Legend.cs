namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Entries in a row that breaks where the figure ends.</summary>
internal sealed class Legend
{
    private const double CurveSwatch = 30;
    private const double MarkerSwatch = 18;
    private const double Gap = 13;
    private const double FontSize = 12;
    private readonly List<(string Label, double Swatch, Action<SvgWriter, double, double> Draw)> _entries = [];

    /// <summary>Height of a row of entries.</summary>
    public const double RowHeight = 20;

    /// <summary>An entry whose swatch is drawn from (x, y), y its middle, up to 24 wide.</summary>
    public void Add(string label, Action<SvgWriter, double, double> draw) => _entries.Add((label, CurveSwatch, draw));

    /// <summary>A series of a line chart.</summary>
    public void AddCurve(string label, SeriesStyle style) => Add(label, (svg, x, y) =>
    {
        svg.Line(x, y, x + CurveSwatch - 6, y, $"curve {style.Stroke} {style.Dash}");
        style.Mark(svg, x + ((CurveSwatch - 6) / 2), y, 4, "marker");
    });

    /// <summary>A group of dots.</summary>
    public void AddMarker(string label, SeriesStyle style) =>
        _entries.Add((label, MarkerSwatch, (svg, x, y) => style.Mark(svg, x + (MarkerSwatch / 2), y, 4, "marker")));

    /// <summary>The shaded side of scores that count as found.</summary>
    public void AddFound() => Add("counts as found", (svg, x, y) => svg.Rectangle(new Frame(x + 4, y - 7, 20, 14), "track"));

    /// <summary>Draws the rows from (left, top) and returns the height they take.</summary>
    public double Draw(SvgWriter svg, double left, double top, double width)
    {
        var (x, y) = (left, top);
        svg.Open("legend");
        foreach (var (label, swatch, draw) in _entries)
        {
            var advance = swatch + TextWidth.Of(label, FontSize) + Gap;
            if (x > left && x + advance - Gap > left + width)
            {
                (x, y) = (left, y + RowHeight);
            }

            draw(svg, x, y + (RowHeight / 2));
            svg.Text(x + swatch, y + (RowHeight / 2) + 4, label, "label");
            x += advance;
        }

        svg.Close();
        return _entries.Count == 0 ? 0 : y + RowHeight - top;
    }
}
