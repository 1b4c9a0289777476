using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>Reads the picture of a host back.</summary>
internal sealed partial class HostReading
{
    private readonly XElement _panel;
    private readonly double[] _columns;

    public HostReading(SvgFigure figure)
    {
        _panel = SvgReading.Panels(figure.ToFile()).Single();
        _columns = [.. _panel.Elements(SvgReading.Svg + "text").Where(t => t.HasClass("strong")).Select(t => t.Number("x"))];
    }

    /// <summary>The paths of edges from back to front.</summary>
    public XElement[] Paths => [.. _panel.Elements().Where(e => e.HasClass("edge"))];

    /// <summary>The units that tell of themselves.</summary>
    public IEnumerable<XElement> Units => _panel.Elements().Where(e => e.HasClass("unit"));

    public static EdgeOrigin Origin(XElement path) => path.HasClass("stroke-2") ? EdgeOrigin.Common : path.HasClass("stroke-3") ? EdgeOrigin.Planted : EdgeOrigin.Found;

    /// <summary>How many edges of a weight layer are drawn.</summary>
    public int CountOf(EdgeOrigin origin, int layer) => Strokes(origin).Count(s => s.X1 == _columns[layer] && s.X2 == _columns[layer + 1]);

    /// <summary>Where the units of a layer stand, from top to bottom.</summary>
    public double[] Heights(int layer)
    {
        var discs = _panel.Descendants(SvgReading.Svg + "circle").Where(c => c.Number("cx") == _columns[layer]).Select(c => c.Number("cy"));
        var ticks = _panel.Elements(SvgReading.Svg + "path").Where(p => !p.HasClass("edge") && !p.HasClass("empty")).SelectMany(p => SvgReading.Corners(p)).Where(c => Math.Abs(c.X - _columns[layer]) < 10).Select(c => c.Y);
        return [.. discs.Concat(ticks).Distinct().Order()];
    }

    /// <summary>The edges drawn, in order, if the units stand as those of <paramref name="drawn"/> should: the ticket's first, each kind in the host's order.</summary>
    public IEnumerable<(int Layer, int From, int To)> Edges(EdgeOrigin origin, HostDiagramData drawn)
    {
        var units = drawn.Widths.Select((_, layer) => Expected(drawn, layer)).ToArray();
        var heights = units.Select((_, layer) => Heights(layer)).ToArray();
        Assert.That(heights.Select(h => h.Length), Is.EqualTo(units.Select(u => u.Length)), "units drawn in each layer");
        int Unit(int layer, double y) => units[layer][Array.IndexOf(heights[layer], y)];
        return Strokes(origin).Select(s => (Layer: Array.IndexOf(_columns, s.X1), s.Y1, s.Y2)).Select(s => (s.Layer, Unit(s.Layer, s.Y1), Unit(s.Layer + 1, s.Y2))).Order();
    }

    private static int[] Expected(HostDiagramData data, int layer)
    {
        var touched = data.Edges.Where(e => e.Layer == layer).Select(e => (Unit: e.From, e.Origin))
            .Concat(data.Edges.Where(e => e.Layer == layer - 1).Select(e => (Unit: e.To, e.Origin)))
            .Concat(data.Biases.Where(b => b.Layer == layer - 1).Select(b => (b.Unit, b.Origin))).ToArray();
        var ticket = touched.Where(t => t.Origin != EdgeOrigin.Found).Select(t => t.Unit).Distinct().Order().ToArray();
        return [.. ticket, .. touched.Select(t => t.Unit).Except(ticket).Order()];
    }

    private IEnumerable<(double X1, double Y1, double X2, double Y2)> Strokes(EdgeOrigin origin) =>
        from path in Paths
        where Origin(path) == origin
        from Match m in Stroke().Matches((string)path.Attribute("d")!)
        select (Parse(m, 1), Parse(m, 2), Parse(m, 3), Parse(m, 4));

    private static double Parse(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M([0-9.]+) ([0-9.]+)L([0-9.]+) ([0-9.]+)")]
    private static partial Regex Stroke();
}
