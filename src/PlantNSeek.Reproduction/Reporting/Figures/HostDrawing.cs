namespace PlantNSeek.Reporting.Figures;

/// <summary>Draws the network of <see cref="HostDiagram"/>: edges from the faintest to the strongest, then units, then captions.</summary>
internal sealed class HostDrawing(SvgWriter svg, HostDiagramData data, HostUnit[][] units, HostColumn[] columns)
{
    // Below this distance units are ticks that may touch, since discs would hide one another.
    private const double ClosestDiscs = 4;
    private const int MostTooltips = 500;

    public static void Strokes(SvgWriter svg, IEnumerable<(double, double, double, double)> strokes, EdgeOrigin origin)
    {
        var (classes, width) = origin switch
        {
            EdgeOrigin.Common => ("edge stroke-2", 2.4),
            EdgeOrigin.Planted => ("edge negative stroke-3", 1.4),
            _ => ("edge stroke-1", 0.4),
        };
        svg.Strokes(strokes, classes, width);
    }

    /// <summary>A unit of the ticket: filled with a bias that is planted and found, crossed with one that was missed, dotted with one that is only found.</summary>
    public static void TicketUnit(SvgWriter svg, double x, double y, double radius, EdgeOrigin? bias)
    {
        svg.Circle(x, y, radius, bias == EdgeOrigin.Common ? "neuron fill-2" : "neuron hollow");
        var arm = radius * 0.5;
        if (bias == EdgeOrigin.Planted)
        {
            svg.Strokes([(x - arm, y - arm, x + arm, y + arm), (x - arm, y + arm, x + arm, y - arm)], "empty");
        }
        else if (bias == EdgeOrigin.Found)
        {
            svg.Circle(x, y, radius * 0.4, "fill-1");
        }
    }

    /// <summary>A unit that the ticket leaves alone.</summary>
    public static void OtherUnit(SvgWriter svg, double x, double y, double radius, bool hasBias)
    {
        svg.Circle(x, y, radius, hasBias ? "fill-1" : "hollow stroke-1");
    }

    public void Draw(HostEdge[] found, HostEdge[] planted, double captionTop)
    {
        svg.Open("panel");
        Edges(found, EdgeOrigin.Found);
        foreach (var column in Enumerable.Range(0, columns.Length))
        {
            Others(column);
        }

        Edges([.. planted.Where(e => e.Origin == EdgeOrigin.Planted)], EdgeOrigin.Planted);
        Edges([.. planted.Where(e => e.Origin == EdgeOrigin.Common)], EdgeOrigin.Common);
        foreach (var column in Enumerable.Range(0, columns.Length))
        {
            Ticket(column);
            Caption(column, captionTop);
        }

        svg.Close();
    }

    private void Edges(HostEdge[] edges, EdgeOrigin origin)
    {
        for (var layer = 0; layer < columns.Length - 1; layer++)
        {
            var (left, right) = (columns[layer], columns[layer + 1]);
            Strokes(svg, edges.Where(e => e.Layer == layer).Select(e => (left.X, left.Y(e.From), right.X, right.Y(e.To))), origin);
        }
    }

    private void Ticket(int layer)
    {
        var column = columns[layer];
        var radius = Math.Clamp(column.TicketSpacing * 0.38, 1.2, 6);
        var isTold = columns.Sum(c => c.Ticket.Length) <= MostTooltips;
        foreach (var unit in column.Ticket)
        {
            if (isTold)
            {
                svg.Open("unit", $"neuron {unit + 1} of layer {layer + 1}: {units[layer][unit].Describe(data.HasTruth)}");
            }

            TicketUnit(svg, column.X, column.Y(unit), radius, units[layer][unit].Bias);
            if (isTold)
            {
                svg.Close();
            }
        }
    }

    private void Others(int layer)
    {
        var column = columns[layer];
        if (column.OtherSpacing < ClosestDiscs)
        {
            svg.Strokes(column.Others.Select(u => (column.X - 2.5, column.Y(u), column.X + (units[layer][u].Bias is null ? 2.5 : 5), column.Y(u))), "stroke-1", 0.7);
            return;
        }

        foreach (var unit in column.Others)
        {
            OtherUnit(svg, column.X, column.Y(unit), 2.2, units[layer][unit].Bias is not null);
        }
    }

    private void Caption(int layer, double top)
    {
        var column = columns[layer];
        var name = layer == 0 ? "input" : layer == columns.Length - 1 ? "output" : $"layer {layer + 1}";
        svg.Text(column.X, top, name, "small strong middle");
        svg.Text(column.X, top + 14, HostDiagram.Count(data.Widths[layer], "unit"), "small middle");
        var drawn = data.HasTruth ? $"{HostDiagram.Number(column.Ticket.Length)} in the ticket" : $"{HostDiagram.Number(column.Others.Length)} drawn";
        svg.Text(column.X, top + 28, drawn, "small muted middle");
    }
}
