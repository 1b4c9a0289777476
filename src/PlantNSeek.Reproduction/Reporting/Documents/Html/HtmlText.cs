using System.Text;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Documents.Html;

/// <summary>Text as HTML shows it literally.</summary>
internal static class HtmlText
{
    /// <summary>Escaped for text and for quoted attributes.</summary>
    public static string Escape(string text) => SvgWriter.Escape(text);

    /// <summary>A text with its code and links, everything else escaped.</summary>
    public static string Render(string text)
    {
        var html = new StringBuilder();
        foreach (var run in InlineText.Parse(text))
        {
            html.Append(run switch
            {
                { IsCode: true } => $"<code>{Escape(run.Text)}</code>",
                { Target: { } target } => $"<a href=\"{Escape(target)}\">{Escape(run.Text)}</a>",
                _ => Escape(run.Text),
            });
        }

        return html.ToString();
    }

    /// <summary>A text without its marks, for attributes and the title.</summary>
    public static string Plain(string text) => Escape(string.Concat(InlineText.Parse(text).Select(r => r.Text)));

    /// <summary>A verdict in words, with a sign that only repeats them.</summary>
    public static string Badge(VerdictBadge verdict, int? count = null) =>
        $"<span class=\"badge {VerdictText.CssClass(verdict)}\"><span aria-hidden=\"true\">{VerdictText.Sign(verdict)}</span> "
        + $"{VerdictText.Word(verdict)}{(count is { } n ? $" <b>{n}</b>" : "")}</span>";
}
