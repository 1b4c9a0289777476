using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Sparse networks as neurons and edges: width by size, colour and dash by sign, biases inside the neurons (the paper's Figure 2).</summary>
public static class TicketDiagram
{
    private const double Width = 960;
    private const double PanelHeight = 360;
    private const double TitleHeight = 30;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">There is no network, an edge or bias does not fit its widths, or the id is not one.</exception>
    public static SvgFigure Draw(TicketDiagramData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Networks.Count == 0)
        {
            throw new ArgumentException($"{data.Id} has no network; it needs at least one", nameof(data));
        }

        foreach (var network in data.Networks)
        {
            Check(network);
        }

        var svg = new SvgWriter();
        var width = data.Networks.Count == 1 ? Width * 0.7 : Width;
        var top = 4 + Key().Draw(svg, 6, 4, width - 12) + 10;
        var gaps = data.Networks.Sum(n => TicketDrawing.Gaps(n).Sum() + 1);
        var left = 0.0;
        foreach (var network in data.Networks)
        {
            var share = width * (TicketDrawing.Gaps(network).Sum() + 1) / gaps;
            svg.Text(left + 6, top + 16, network.Title, "heading");
            new TicketDrawing(svg, network, new Frame(left + 34, top + TitleHeight, share - 68, PanelHeight)).Draw();
            left += share;
        }

        return new SvgFigure(data.Id, data.Title, data.Description, width, top + TitleHeight + PanelHeight + 30, svg.ToString());
    }

    private static void Check(TicketNetwork network)
    {
        var widths = network.Widths;
        if (widths.Count < 2 || network.Biases.Count != widths.Count - 1)
        {
            throw new ArgumentException($"{network.Title} has {widths.Count} layers of neurons and biases for {network.Biases.Count}; it needs at least two, and biases for all but the first");
        }

        for (var layer = 1; layer < widths.Count; layer++)
        {
            if (network.Biases[layer - 1].Count != widths[layer])
            {
                throw new ArgumentException($"{network.Title} has {network.Biases[layer - 1].Count} biases for neuron layer {layer}; the layer has {widths[layer]} neurons");
            }
        }

        foreach (var edge in network.Edges)
        {
            if (edge.Layer < 0 || edge.Layer >= widths.Count - 1 || edge.From < 0 || edge.From >= widths[edge.Layer] || edge.To < 0 || edge.To >= widths[edge.Layer + 1])
            {
                throw new ArgumentException($"{network.Title} has an edge {edge.From} to {edge.To} in weight layer {edge.Layer}; its widths are {string.Join('-', widths)}");
            }
        }
    }

    private static Legend Key()
    {
        var legend = new Legend();
        legend.Add("positive weight", (svg, x, y) => svg.Line(x, y, x + 24, y, TicketDrawing.EdgeClasses(1), 2));
        legend.Add("negative weight", (svg, x, y) => svg.Line(x, y, x + 24, y, TicketDrawing.EdgeClasses(-1), 2));
        legend.Add("wider: larger in its layer", (svg, x, y) =>
        {
            svg.Path([(x, y - 0.5), (x + 24, y - 3), (x + 24, y + 3), (x, y + 0.5)], closed: true, "fill-1");
        });
        legend.Add("positive bias", (svg, x, y) => TicketDrawing.Neuron(svg, x + 16, y, 6, 1));
        legend.Add("negative bias", (svg, x, y) => TicketDrawing.Neuron(svg, x + 16, y, 6, -1));
        legend.Add("no bias", (svg, x, y) => TicketDrawing.Neuron(svg, x + 16, y, 6, 0));
        return legend;
    }
}
