using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>Reads drawings back.</summary>
internal static partial class SvgReading
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] s_marks = ["band", "curve", "whisker", "marker", "sample", "track", "chance", "empty", "ticket", "ticket-density"];

    public static bool HasClass(this XElement element, string name) => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(name);

    public static double Number(this XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    public static IEnumerable<XElement> Panels(string svg) => XDocument.Parse(svg).Descendants(Svg + "g").Where(g => g.HasClass("panel"));

    /// <summary>All texts in their order.</summary>
    public static IEnumerable<string> Texts(string svg) => XDocument.Parse(svg).Descendants(Svg + "text").Select(t => t.Value);

    /// <summary>The corners that an element's geometry reaches; none for text and groups.</summary>
    public static IEnumerable<(double X, double Y)> Corners(XElement element) => element.Name.LocalName switch
    {
        "line" => [(element.Number("x1"), element.Number("y1")), (element.Number("x2"), element.Number("y2"))],
        "rect" => [(element.Number("x"), element.Number("y")), (element.Number("x") + element.Number("width"), element.Number("y") + element.Number("height"))],
        "circle" => Around(element.Number("cx"), element.Number("cy"), element.Number("r")),
        "path" => PathPoint().Matches((string)element.Attribute("d")!).Select(m => (Parse(m.Groups[1].Value), Parse(m.Groups[2].Value))),
        _ => [],
    };

    /// <summary>Whether every mark of every panel lies inside the panel's frame, but for rounding.</summary>
    public static void AssertInside(SvgFigure figure, string frameClass)
    {
        var panels = Panels(figure.ToFile()).ToArray();
        Assert.That(panels, Is.Not.Empty);
        foreach (var panel in panels)
        {
            var corners = Corners(panel.Elements().Single(e => e.HasClass(frameClass))).ToArray();
            var outside = from e in panel.Descendants()
                          where s_marks.Any(e.HasClass)
                          from c in Corners(e)
                          where c.X < corners[0].X - 0.011 || c.X > corners[1].X + 0.011 || c.Y < corners[0].Y - 0.011 || c.Y > corners[1].Y + 0.011
                          select $"{e} at {c}";
            Assert.That(outside, Is.Empty);
        }
    }

    private static (double, double)[] Around(double x, double y, double r) => [(x - r, y - r), (x + r, y + r)];

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ML](-?[0-9.]+) (-?[0-9.]+)")]
    private static partial Regex PathPoint();
}
