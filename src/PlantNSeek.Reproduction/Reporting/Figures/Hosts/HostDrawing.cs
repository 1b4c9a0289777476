using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Draws the network of <see cref="HostDiagram"/>: edges from the faintest to the strongest, then the ticket's units, then captions.</summary>
internal sealed class HostDrawing(SvgWriter svg, HostDiagramData data, HostUnit[][] units, HostColumn[] columns)
{
    // Closer than this, units are ticks that may touch, since discs would hide one another.
    private const double ClosestDiscs = 3.4;
    private const double Tick = 2.5;
    private const double LongTick = 5.5;
    private const double TickWidth = 0.6;
    private const int MostTooltips = 500;

    /// <summary>Edges of one class as one path. The more there are in their layer, the thinner; common ones always wider than missed ones, and those than the rest.</summary>
    public static void Edges(SvgWriter svg, IReadOnlyCollection<(double, double, double, double)> strokes, EdgeOrigin origin, int planted, int all)
    {
        var (classes, width) = origin switch
        {
            EdgeOrigin.Common => ("edge stroke-2", Math.Clamp(30 / Math.Sqrt(planted), 0.9, 2.4)),
            EdgeOrigin.Planted => ("edge negative stroke-3", Math.Clamp(18 / Math.Sqrt(planted), 0.5, 1.4)),
            _ => ("edge stroke-1", Math.Clamp(6 / Math.Sqrt(all), 0.2, 0.8)),
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

    /// <summary>A unit that the ticket leaves alone, filled with a found bias.</summary>
    public static void OtherUnit(SvgWriter svg, double x, double y, double radius, bool hasBias) => svg.Circle(x, y, radius, hasBias ? "fill-1" : "hollow stroke-1");

    public void Draw(HostEdge[] found, HostEdge[] planted, double captionTop)
    {
        var all = Enumerable.Range(0, columns.Length - 1).Select(l => found.Concat(planted).Where(e => e.Layer == l).ToArray()).ToArray();
        svg.Open("panel");
        Edges(all, EdgeOrigin.Found);
        foreach (var layer in Enumerable.Range(0, columns.Length))
        {
            Others(layer);
        }

        Edges(all, EdgeOrigin.Planted);
        Edges(all, EdgeOrigin.Common);
        foreach (var layer in Enumerable.Range(0, columns.Length))
        {
            Ticket(layer);
            Caption(layer, captionTop);
        }

        svg.Close();
    }

    private void Edges(HostEdge[][] edges, EdgeOrigin origin)
    {
        for (var layer = 0; layer < edges.Length; layer++)
        {
            var (left, right) = (columns[layer], columns[layer + 1]);
            var strokes = edges[layer].Where(e => e.Origin == origin).Select(e => (left.X, left.Y(e.From), right.X, right.Y(e.To))).ToArray();
            Edges(svg, strokes, origin, edges[layer].Count(e => e.Origin != EdgeOrigin.Found), edges[layer].Length);
        }
    }

    private void Ticket(int layer)
    {
        var column = columns[layer];
        if (column.TicketPitch < ClosestDiscs)
        {
            Ticks(column, u => units[layer][u].Bias is null or EdgeOrigin.Found, "axis", Tick, Tick);
            Ticks(column, u => units[layer][u].Bias == EdgeOrigin.Planted, "stroke-3", Tick, LongTick);
            Ticks(column, u => units[layer][u].Bias == EdgeOrigin.Common, "stroke-2", LongTick, LongTick);
            return;
        }

        var isTold = columns.Sum(c => c.Ticket.Length) <= MostTooltips;
        foreach (var unit in column.Ticket)
        {
            if (isTold)
            {
                svg.Open("unit", $"{Name(layer)}, unit {unit + 1}: {units[layer][unit].Describe(data.HasTruth)}");
            }

            TicketUnit(svg, column.X, column.Y(unit), Math.Min(column.TicketPitch * 0.38, 6), units[layer][unit].Bias);
            if (isTold)
            {
                svg.Close();
            }
        }
    }

    private void Ticks(HostColumn column, Func<int, bool> isOne, string classes, double left, double right) =>
        svg.Strokes(column.Ticket.Where(isOne).Select(u => (column.X - left, column.Y(u), column.X + right, column.Y(u))), classes, TickWidth);

    private void Others(int layer)
    {
        var column = columns[layer];
        if (column.OtherPitch < ClosestDiscs)
        {
            svg.Strokes(column.Others.Select(u => (column.X - Tick, column.Y(u), column.X + (units[layer][u].Bias is null ? Tick : LongTick), column.Y(u))), "stroke-1", TickWidth);
            return;
        }

        foreach (var unit in column.Others)
        {
            OtherUnit(svg, column.X, column.Y(unit), Math.Min(column.OtherPitch * 0.36, data.HasTruth ? 2.2 : 5), units[layer][unit].Bias is not null);
        }
    }

    private string Name(int layer) => layer == 0 ? "input" : layer == columns.Length - 1 ? "output" : $"hidden {layer}";

    private void Caption(int layer, double top)
    {
        var column = columns[layer];
        svg.Text(column.X, top, Name(layer), "small strong middle");
        svg.Text(column.X, top + 14, HostDiagram.Count(data.Widths[layer], "unit"), "small middle");
        var drawn = data.HasTruth ? $"{HostDiagram.Number(column.Ticket.Length)} in the ticket" : $"{HostDiagram.Number(column.Others.Length)} drawn";
        svg.Text(column.X, top + 28, drawn, "small muted middle");
    }
}
