namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>How the n-th series looks. Colour, marker and dash have different periods, so that no two of the first sixty are alike.</summary>
internal readonly record struct SeriesStyle(int Index)
{
    private const int Colours = 8;

    public string Stroke => $"stroke-{(Index % Colours) + 1}";

    public string Fill => $"fill-{(Index % Colours) + 1}";

    public string Dash => $"dash-{(Index % 5) + 1}";

    /// <summary>Draws the marker; nothing of it is further than <paramref name="size"/> times 1.2 from its centre. A hollow one shows the ground inside its outline.</summary>
    public void Mark(SvgWriter svg, double x, double y, double size, string classes, bool isHollow = false)
    {
        var all = isHollow ? $"{classes} outline {Stroke}" : $"{classes} {Fill}";
        switch (Index % 6)
        {
            case 0:
                svg.Circle(x, y, size, all);
                break;
            case 1:
                Polygon(svg, all, size * 0.88, (x, y), (-1, -1), (1, -1), (1, 1), (-1, 1));
                break;
            case 2:
                Polygon(svg, all, size * 1.15, (x, y), (0, -1), (1, 0.75), (-1, 0.75));
                break;
            case 3:
                Polygon(svg, all, size * 1.2, (x, y), (0, -1), (1, 0), (0, 1), (-1, 0));
                break;
            case 4:
                Polygon(svg, all, size * 1.15, (x, y), (0, 1), (1, -0.75), (-1, -0.75));
                break;
            default:
                Polygon(svg, all, size * 1.1, (x, y), (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35), (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35));
                break;
        }
    }

    private static void Polygon(SvgWriter svg, string classes, double size, (double X, double Y) centre, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var points = new (double, double)[corners.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = (centre.X + (size * corners[i].X), centre.Y + (size * corners[i].Y));
        }

        svg.Path(points, closed: true, classes);
    }
}
