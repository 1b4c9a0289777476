using System.Text;

namespace PlantNSeek.Reporting.Documents;

/// <summary>Text as Markdown shows it literally.</summary>
internal static class MarkdownText
{
    /// <summary>A text with its code and links, everything else escaped; one line.</summary>
    public static string Render(string text)
    {
        var markdown = new StringBuilder();
        foreach (var run in InlineText.Parse(OneLine(text)))
        {
            _ = run switch
            {
                { IsCode: true } => markdown.Append(Code(run.Text)),
                { Target: { } target } => markdown.Append('[').Append(Escape(run.Text)).Append("](").Append(target.Replace("|", "%7C", StringComparison.Ordinal)).Append(')'),
                _ => markdown.Append(Escape(run.Text)),
            };
        }

        return EscapeStart(markdown.ToString());
    }

    /// <summary>A code span; what cannot stand in one, a back quote, becomes an apostrophe.</summary>
    public static string Code(string code) => $"`{OneLine(code).Replace("`", "'", StringComparison.Ordinal)}`";

    /// <summary>What a table cell needs on top.</summary>
    public static string Cell(string markdown) => markdown.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\\' or '*' or '_' or '[' or ']' or '`' or '~' or '$' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // A line that begins like a heading, a list or a numbered point is not one; the mark and a space would make it one.
    private static string EscapeStart(string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        var mark = line.TakeWhile(c => c == '#').Count();
        var end = mark > 0 ? mark - 1 : digits;
        var isMark = end < line.Length && (line[end] is '#' || (digits == 0 ? line[end] is '+' or '-' : line[end] is '.' or ')'));
        return isMark && (end + 1 == line.Length || line[end + 1] == ' ') ? line.Insert(mark > 0 ? 0 : digits, "\\") : line;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
