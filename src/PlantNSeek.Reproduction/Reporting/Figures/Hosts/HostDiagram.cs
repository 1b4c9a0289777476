using System.Globalization;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>A host with the ticket planted in it and the mask a seeker found: common edges on top, missed ones dashed, the rest of the mask faint behind.</summary>
public static class HostDiagram
{
    /// <summary>Edges drawn at most of those found and not planted: more are a grey block at this size, and 25 bytes each.</summary>
    public const int MostFoundEdges = 1500;

    /// <summary>Edges drawn at most of those planted: some ten times what the tickets of the papers have.</summary>
    public const int MostPlantedEdges = 5000;

    private const double Width = 960;
    private const double ColumnSpacing = 108;
    private const double Side = 62;
    private const double BandGap = 26;

    /// <summary>Draws the figure.</summary>
    /// <exception cref="ArgumentException">The widths are no network's, an edge or bias does not fit them or comes twice, a weight is no number, something is planted where no ticket is known, or the id is not one.</exception>
    public static SvgFigure Draw(HostDiagramData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        HostDiagramGuard.Run(data);
        var found = LargestEdges.Of(data, o => o == EdgeOrigin.Found, MostFoundEdges);
        var planted = LargestEdges.Of(data, o => o != EdgeOrigin.Found, MostPlantedEdges);
        var units = Units(data, found);
        var svg = new SvgWriter();
        var width = Math.Max(Width, (2 * Side) + (ColumnSpacing * (data.Widths.Count - 1)));
        svg.Text(6, 18, TextWidth.Shortened(data.Title, 13.5, width - 12), "heading");
        var top = 30 + Key(data).Draw(svg, 6, 30, width - 12) + 16;
        var ticketHeight = HostColumn.TicketHeight(units.Max(layer => layer.Count(u => u.IsTicket)));
        var otherHeight = HostColumn.OtherHeight(units.Max(layer => layer.Count(u => u.IsOther)), ticketHeight > 0);
        var gap = ticketHeight > 0 && otherHeight > 0 ? BandGap : 0;
        var ticketBand = new Frame(Side, top, width - (2 * Side), ticketHeight);
        var otherBand = ticketBand with { Top = top + ticketHeight + gap, Height = otherHeight };
        var columns = units.Select((layer, l) => new HostColumn(layer, ticketBand.Left + (ticketBand.Width * l / (units.Length - 1)), ticketBand, otherBand)).ToArray();
        new HostDrawing(svg, data, units, columns).Draw(found, planted, otherBand.Bottom + 24);
        var bottom = otherBand.Bottom + 76;
        var isLeftOut = units.Any(layer => layer.Any(u => !u.IsTicket && !u.IsOther));
        foreach (var note in Notes(data, found.Length, planted.Length, isLeftOut))
        {
            svg.Text(6, bottom, TextWidth.Shortened(note, 11, width - 12), "small muted");
            bottom += 15;
        }

        return new SvgFigure(data.Id, data.Title, data.Description, width, bottom, svg.ToString());
    }

    internal static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";

    private static HostUnit[][] Units(HostDiagramData data, HostEdge[] drawn)
    {
        var units = data.Widths.Select(w => new HostUnit[w]).ToArray();
        foreach (var edge in data.Edges)
        {
            units[edge.Layer][edge.From].Add(edge.Origin);
            units[edge.Layer + 1][edge.To].Add(edge.Origin);
        }

        foreach (var edge in drawn)
        {
            units[edge.Layer][edge.From].Drawn++;
            units[edge.Layer + 1][edge.To].Drawn++;
        }

        foreach (var bias in data.Biases)
        {
            units[bias.Layer + 1][bias.Unit].Bias = bias.Origin;
        }

        return units;
    }

    private static Legend Key(HostDiagramData data)
    {
        var legend = new Legend();
        if (data.HasTruth)
        {
            Entry("planted and found", EdgeOrigin.Common);
            Entry("planted, not found", EdgeOrigin.Planted);
        }

        Entry(data.HasTruth ? "found, not planted" : "found", EdgeOrigin.Found);
        if (data.HasTruth)
        {
            legend.Add("unit of the ticket, here without bias", (svg, x, y) => HostDrawing.TicketUnit(svg, x + 18, y, 5, null));
            legend.Add("other unit", (svg, x, y) => HostDrawing.OtherUnit(svg, x + 18, y, 2.6, hasBias: false));
        }

        return legend;

        void Entry(string label, EdgeOrigin origin) =>
            legend.Add($"{label}: {Count(data.Edges.Count(e => e.Origin == origin), "weight")}, {Count(data.Biases.Count(b => b.Origin == origin), "bias")}", (svg, x, y) =>
            {
                HostDrawing.Edges(svg, [(x, y, x + 19, y)], origin, planted: 1, all: 1);
                if (origin == EdgeOrigin.Found)
                {
                    HostDrawing.OtherUnit(svg, x + 20, y, 2.6, hasBias: true);
                }
                else
                {
                    HostDrawing.TicketUnit(svg, x + 19, y, 5, origin);
                }
            });
    }

    private static IEnumerable<string> Notes(HostDiagramData data, int found, int planted, bool isLeftOut)
    {
        var allFound = data.Edges.Count(e => e.Origin == EdgeOrigin.Found);
        if (found < allFound)
        {
            yield return $"{Number(found)} of {Number(allFound)} found edges{(data.HasTruth ? " outside the ticket" : "")} drawn, the largest of each layer.";
        }

        if (planted < data.Edges.Count - allFound)
        {
            yield return $"{Number(planted)} of {Number(data.Edges.Count - allFound)} planted edges drawn, the largest of each layer.";
        }

        int[] emptied = [.. Enumerable.Range(0, data.Widths.Count - 1).Where(l => !data.Edges.Any(e => e.Layer == l && e.Origin != EdgeOrigin.Planted)).Select(l => l + 1)];
        if (emptied.Length > 0)
        {
            yield return $"Collapsed: no edge found in weight layer{(emptied.Length > 1 ? "s" : "")} {string.Join(", ", emptied)}.";
        }

        if (isLeftOut)
        {
            yield return "Units without a drawn edge or bias are left out.";
        }
    }
}
