using System.Globalization;
using System.Text;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>Writes SVG elements, one a line: absolute coordinates, escaped text, looks left to the classes of <see cref="FigureTheme"/>.</summary>
internal sealed class SvgWriter
{
    /// <summary>How a link begins, up to its anchor; no text can hold it, since text is escaped.</summary>
    public const string LinkStart = "<a href=\"#";

    private readonly StringBuilder _text = new();

    /// <summary>What XML needs escaped in text and in quoted attributes; line ends become LF, characters that XML forbids U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\r' => i + 1 < text.Length && text[i + 1] == '\n' ? escaped : escaped.Append('\n'),
                _ when pair => escaped.Append(c).Append(text[++i]),
                _ when char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\n')) => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    public void Open(string classes, string? tooltip = null)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<g class=\"{classes}\">\n");
        if (tooltip is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(tooltip)}</title>\n");
        }
    }

    public void Close() => _text.Append("</g>\n");

    /// <summary>Begins a link to an anchor of the page that the drawing is a part of.</summary>
    public void OpenLink(string anchor, string tooltip) =>
        _text.Append(CultureInfo.InvariantCulture, $"{LinkStart}{Escape(anchor)}\">\n<title>{Escape(tooltip)}</title>\n");

    public void CloseLink() => _text.Append("</a>\n");

    public void Line(double x1, double y1, double x2, double y2, string classes, double? width = null) =>
        _text.Append(CultureInfo.InvariantCulture, $"<line class=\"{classes}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"{Width(width)}/>\n");

    public void Rectangle(Frame frame, string classes) =>
        _text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{classes}\" x=\"{N(frame.Left)}\" y=\"{N(frame.Top)}\" width=\"{N(frame.Width)}\" height=\"{N(frame.Height)}\"/>\n");

    public void Circle(double x, double y, double radius, string classes) =>
        _text.Append(CultureInfo.InvariantCulture, $"<circle class=\"{classes}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"/>\n");

    /// <summary>A path through the points, closed or open; fewer than two points draw nothing.</summary>
    public void Path(IReadOnlyList<(double X, double Y)> points, bool closed, string classes)
    {
        if (points.Count < 2)
        {
            return;
        }

        var data = string.Join(' ', points.Select((p, i) => $"{(i == 0 ? "M" : "L")}{N(p.X)} {N(p.Y)}"));
        _text.Append(CultureInfo.InvariantCulture, $"<path class=\"{classes}\" d=\"{data}{(closed ? " Z" : "")}\"/>\n");
    }

    /// <summary>Strokes that do not join, as one path: a quarter of the text of as many lines; none draw nothing.</summary>
    public void Strokes(IEnumerable<(double X1, double Y1, double X2, double Y2)> strokes, string classes, double? width = null)
    {
        var data = string.Concat(strokes.Select(s => $"M{N(s.X1)} {N(s.Y1)}L{N(s.X2)} {N(s.Y2)}"));
        if (data.Length > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"<path class=\"{classes}\" d=\"{data}\"{Width(width)}/>\n");
        }
    }

    /// <summary>Filled squares as one path, by their upper left corners; none draw nothing.</summary>
    public void Squares(IEnumerable<(double X, double Y)> corners, double side, string classes)
    {
        var data = string.Concat(corners.Select(c => $"M{N(c.X)} {N(c.Y)}h{N(side)}v{N(side)}h{N(-side)}z"));
        if (data.Length > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"<path class=\"{classes}\" d=\"{data}\"/>\n");
        }
    }

    public void Text(double x, double y, string text, string classes) =>
        _text.Append(CultureInfo.InvariantCulture, $"<text class=\"{classes}\" x=\"{N(x)}\" y=\"{N(y)}\">{Escape(text)}</text>\n");

    /// <summary>Text in runs of different classes on one line.</summary>
    public void Runs(double x, double y, string classes, params ReadOnlySpan<(string Text, string Classes)> runs)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<text class=\"{classes}\" x=\"{N(x)}\" y=\"{N(y)}\">");
        foreach (var (text, runClasses) in runs)
        {
            _text.Append(CultureInfo.InvariantCulture, $"<tspan class=\"{runClasses}\">{Escape(text)}</tspan>");
        }

        _text.Append("</text>\n");
    }

    public override string ToString() => _text.ToString();

    private static string N(double value) => SvgNumber.Format(value);

    private static string Width(double? width) => width is { } w ? $" stroke-width=\"{N(w)}\"" : "";
}
