using System.Text;

namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>The colours of figures and pages, for a light and a dark ground. The series are Okabe and Ito's, which colour-blind readers
/// tell apart, darkened or lightened to at least three to one against the ground.</summary>
internal static class Palette
{
    private static readonly (string Name, string Light, string Dark)[] s_colours =
    [
        ("paper", "#fdfdfc", "#15181b"),
        ("raised", "#f4f4f1", "#1d2125"),
        ("ink", "#1b1f23", "#e7e7e3"),
        ("muted", "#5d646b", "#a4abb2"),
        ("rule", "#c9ccce", "#464c52"),
        ("faint", "#e7e8e7", "#2a2f34"),
        ("accent", "#0b5c8f", "#7cc0f0"),
        ("against", "#b34a00", "#ff8b4a"),
        ("series-1", "#757a80", "#a2a8ae"),
        ("series-2", "#0072b2", "#56b0ee"),
        ("series-3", "#d55e00", "#ff8b4a"),
        ("series-4", "#a8478a", "#e391c6"),
        ("series-5", "#008562", "#3cc79c"),
        ("series-6", "#9c7000", "#e3b341"),
        ("series-7", "#3a86b8", "#8ed3f7"),
        ("series-8", "#1b1f23", "#e7e7e3"),
    ];

    /// <summary>Custom properties on the root, for both schemes; print is always light.</summary>
    public static string Css { get; } = BuildCss();

    /// <summary>A declaration that also works where custom properties do not: the light colour first.</summary>
    public static string Declare(string property, string colour)
    {
        var light = s_colours.First(c => c.Name == colour).Light;
        return $"{property}:{light};{property}:var(--{colour})";
    }

    private static string BuildCss()
    {
        var css = new StringBuilder(":root{");
        css.AppendJoin(';', s_colours.Select(c => $"--{c.Name}:{c.Light}"));
        css.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        css.AppendJoin(';', s_colours.Select(c => $"--{c.Name}:{c.Dark}"));
        return css.Append("}}\n").ToString();
    }
}
