using System.Globalization;
using System.Text;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>
/// A report as one page that needs nothing else: style and figures inside, no script, nothing loaded. It is well-formed XML too.
/// </summary>
public static class HtmlRenderer
{
    /// <summary>The page, lines ending in LF.</summary>
    /// <exception cref="ArgumentException">An anchor is taken twice, or a table's rows do not fit its columns.</exception>
    public static string Render(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        var blocks = new HtmlBlocks();
        var html = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<link rel=\"icon\" href=\"data:,\"/>\n")
            .Append("<title>").Append(HtmlText.Plain(document.Title)).Append("</title>\n")
            .Append("<style>\n").Append(FigureTheme.Css).Append(HtmlStyle.Css).Append("</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#report\">Skip to the report</a>\n<header>\n")
            .Append("<h1>").Append(HtmlText.Render(document.Title)).Append("</h1>\n");
        if (document.Subtitle.Length > 0)
        {
            html.Append("<p class=\"subtitle\">").Append(HtmlText.Render(document.Subtitle)).Append("</p>\n");
        }

        html.Append("</header>\n").Append(Contents(document)).Append("<main id=\"report\">\n");
        html.Append("<p class=\"lead\">").Append(HtmlText.Render(document.Lead)).Append("</p>\n");
        html.AppendJoin("", document.Opening.Select(blocks.Render));
        foreach (var section in document.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-heading\">\n");
            html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{section.Id}-heading\">{HtmlText.Render(section.Heading)}</h2>\n");
            html.AppendJoin("", section.Blocks.Select(blocks.Render)).Append("</section>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Contents(ReportDocument document) => document.Sections.Count == 0
        ? ""
        : "<nav aria-label=\"Contents\">\n<details>\n<summary>Contents</summary>\n<ul>\n"
            + string.Concat(document.Sections.Select(s => $"<li><a href=\"#{s.Id}\">{HtmlText.Plain(s.Heading)}</a></li>\n"))
            + "</ul>\n</details>\n</nav>\n";
}
