using System.Globalization;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Draws one network of <see cref="TicketDiagram"/> into a frame.</summary>
internal sealed class TicketDrawing(SvgWriter svg, TicketNetwork network, Frame frame)
{
    private const double WidestSpacing = 44;
    private const double ThinnestEdge = 0.5;
    private const double ThickestEdge = 3.2;

    public static string EdgeClasses(double weight) => weight < 0 ? "edge negative stroke-3" : "edge stroke-2";

    public static void Neuron(SvgWriter svg, double x, double y, double radius, double bias)
    {
        svg.Circle(x, y, radius, bias == 0 ? "neuron hollow" : $"neuron {(bias < 0 ? "fill-3" : "fill-2")}");
        if (bias == 0)
        {
            return;
        }

        var arm = radius * 0.55;
        svg.Line(x - arm, y, x + arm, y, "sign");
        if (bias > 0)
        {
            svg.Line(x, y - arm, x, y + arm, "sign");
        }
    }

    /// <summary>How far apart the layers stand, relative to one another: further where many edges cross.</summary>
    public static double[] Gaps(TicketNetwork network) =>
        [.. Enumerable.Range(0, network.Widths.Count - 1).Select(l => network.Edges.Count(e => e.Layer == l) switch { <= 12 => 1.0, <= 40 => 1.7, _ => 2.6 })];

    public void Draw()
    {
        svg.Open("panel");
        Edges();
        for (var layer = 0; layer < network.Widths.Count; layer++)
        {
            for (var i = 0; i < network.Widths[layer]; i++)
            {
                var (x, y) = Position(layer, i);
                var bias = layer == 0 ? 0 : network.Biases[layer - 1][i];
                svg.Open("unit", $"neuron {i + 1} of layer {layer + 1}" + (bias == 0 ? "" : $": bias {NumberText.Short(bias)}"));
                Neuron(svg, x, y, Radius(layer), bias);
                svg.Close();
            }

            var name = layer == 0 ? "input" : layer == network.Widths.Count - 1 ? "output" : "";
            var below = frame.Bottom + 12;
            svg.Text(Position(layer, 0).X, below, network.Widths[layer].ToString(CultureInfo.InvariantCulture), "small middle");
            if (name.Length > 0)
            {
                svg.Text(Position(layer, 0).X, below + 13, name, "small muted middle");
            }
        }

        svg.Close();
    }

    private void Edges()
    {
        var largest = new double[network.Widths.Count - 1];
        foreach (var edge in network.Edges)
        {
            largest[edge.Layer] = Math.Max(largest[edge.Layer], Math.Abs(edge.Weight));
        }

        foreach (var edge in network.Edges.OrderBy(e => Math.Abs(e.Weight) / largest[e.Layer]))
        {
            var ((x1, y1), (x2, y2)) = (Position(edge.Layer, edge.From), Position(edge.Layer + 1, edge.To));
            var share = largest[edge.Layer] > 0 ? Math.Sqrt(Math.Abs(edge.Weight) / largest[edge.Layer]) : 0;
            svg.Line(x1, y1, x2, y2, EdgeClasses(edge.Weight), ThinnestEdge + ((ThickestEdge - ThinnestEdge) * share));
        }
    }

    private double Spacing(int layer) => Math.Min(WidestSpacing, frame.Height / network.Widths[layer]);

    private double Radius(int layer) => Math.Clamp(Spacing(layer) * 0.36, 3, 8);

    private (double X, double Y) Position(int layer, int unit)
    {
        var gaps = Gaps(network);
        var x = frame.Left + (frame.Width * gaps.Take(layer).Sum() / gaps.Sum());
        return (x, frame.CenterY + ((unit - ((network.Widths[layer] - 1) / 2.0)) * Spacing(layer)));
    }
}
