using System.Globalization;
using System.Text;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>The one style sheet of all figures, in their own files and inside a page.</summary>
public static class FigureTheme
{
    /// <summary>System fonts without serifs.</summary>
    internal const string SansSerif = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private static readonly string[] s_dashes = ["1.5 3", "none", "7 2.5", "2.5 2.5", "9 2.5 2 2.5"];

    /// <summary>Colours (light, and dark by preference on screens) and the classes of the drawings, all below <c>.pns</c>.</summary>
    public static string Css { get; } = Build();

    private static string Build()
    {
        var css = new StringBuilder(Palette.Css);
        Rule(css, "text", $"font-family:{SansSerif};font-size:12px;font-variant-numeric:tabular-nums", Palette.Declare("fill", "ink"));
        Rule(css, ".background", Palette.Declare("fill", "paper"));
        Rule(css, ".heading", "font-size:13.5px;font-weight:600");
        Rule(css, ".strong", "font-weight:600");
        Rule(css, "text.small,.pns tspan.small", "font-size:11px");
        Rule(css, "text.muted,.pns tspan.muted", "font-weight:400", Palette.Declare("fill", "muted"));
        Rule(css, ".middle", "text-anchor:middle");
        Rule(css, ".end", "text-anchor:end");
        Rule(css, ".halo", "paint-order:stroke;stroke-width:4px;stroke-linejoin:round", Palette.Declare("stroke", "paper"));
        Rule(css, ".frame", "fill:none", Palette.Declare("stroke", "rule"));
        Rule(css, ".track", "stroke:none", Palette.Declare("fill", "faint"));
        Rule(css, ".bounds", "fill:none;stroke:none");
        Rule(css, ".grid", Palette.Declare("stroke", "faint"));
        Rule(css, ".tick", Palette.Declare("stroke", "rule"));
        Rule(css, ".axis", Palette.Declare("stroke", "muted"));
        Rule(css, ".ticket", "fill:none;stroke-width:1.4;stroke-dasharray:6 4", Palette.Declare("stroke", "ink"));
        Rule(css, ".ticket-density", "stroke-width:1;opacity:.55", Palette.Declare("stroke", "ink"));
        Rule(css, ".chance", "stroke-width:1.6", Palette.Declare("stroke", "ink"));
        Rule(css, ".band", "opacity:.3;fill-opacity:.28;stroke-width:1");
        Rule(css, ".whisker", "stroke-width:1.2;opacity:.75");
        Rule(css, ".curve", "fill:none;stroke-width:1.9;stroke-linejoin:round;stroke-linecap:butt");
        Rule(css, ".marker", "stroke-width:.8", Palette.Declare("stroke", "paper"));
        Rule(css, ".sample", "stroke:none;opacity:.85");
        Rule(css, ".edge", "fill:none;stroke-linecap:round;opacity:.8");
        Rule(css, ".negative", "stroke-dasharray:5 3;stroke-linecap:butt");
        Rule(css, ".neuron", "stroke-width:1.4", Palette.Declare("stroke", "ink"));
        Rule(css, ".outline", "stroke-width:1.7", Palette.Declare("fill", "paper"));
        Rule(css, ".row", Palette.Declare("stroke", "rule"), "stroke-width:.6");
        Rule(css, ".hollow", Palette.Declare("fill", "paper"));
        Rule(css, ".sign", "stroke-width:1.5;fill:none", Palette.Declare("stroke", "paper"));
        Rule(css, ".heavy", "stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round");
        Rule(css, ".inked", Palette.Declare("stroke", "ink"));
        Rule(css, ".dimmed", Palette.Declare("stroke", "muted"));
        Rule(css, ".dot", "stroke:none", Palette.Declare("fill", "muted"));
        Rule(css, ".framed", "stroke-width:1.2", Palette.Declare("fill", "paper"), Palette.Declare("stroke", "muted"));
        Rule(css, "a", "text-decoration:none;cursor:pointer");
        Rule(css, "a:hover text,.pns a:focus text", "font-weight:600;text-decoration:underline");
        Rule(css, ".empty", "fill:none;stroke-width:1.5", Palette.Declare("stroke", "series-3"));
        Rule(css, ".ink", "stroke:none", Palette.Declare("fill", "ink"));
        for (var shade = 1; shade < Pixels.PixelImages.Shades; shade++)
        {
            Rule(css, string.Create(CultureInfo.InvariantCulture, $".shade-{shade}"), string.Create(CultureInfo.InvariantCulture, $"opacity:.{shade * 10 / Pixels.PixelImages.Shades}"));
        }

        for (var i = 1; i <= 8; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            Rule(css, $".stroke-{number}", Palette.Declare("stroke", $"series-{number}"));
            Rule(css, $".fill-{number}", Palette.Declare("fill", $"series-{number}"));
        }

        for (var i = 0; i < s_dashes.Length; i++)
        {
            Rule(css, $".dash-{(i + 1).ToString(CultureInfo.InvariantCulture)}", $"stroke-dasharray:{s_dashes[i]}");
        }

        return css.ToString();
    }

    private static void Rule(StringBuilder css, string selector, params ReadOnlySpan<string> declarations)
    {
        css.Append(".pns ").Append(selector).Append('{');
        css.AppendJoin(';', declarations.ToArray()).Append("}\n");
    }
}
