namespace PlantNSeek.Reporting.Documents;

/// <summary>Tables and lists of terms as Markdown.</summary>
internal static class MarkdownTables
{
    public static string Table(ReportTable table)
    {
        var lines = new List<string>
        {
            Row(table.Columns.Select(c => MarkdownText.Render(c.Header))),
            Row(table.Columns.Select(c => c.IsNumeric ? "---:" : "---")),
        };
        lines.AddRange(table.Rows.Select(r => Row(r.Select(c => c.Verdict is { } verdict ? Badge(verdict) : MarkdownText.Render(c.Text)))));
        return string.Join('\n', lines);
    }

    public static string Definitions(IReadOnlyList<Definition> entries) =>
        string.Join('\n', entries.Select(e => $"- **{MarkdownText.Render(e.Term)}**: {MarkdownText.Render(e.Description)}"));

    public static string Badge(VerdictBadge verdict) => $"{VerdictText.Sign(verdict)} {VerdictText.Word(verdict)}";

    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(MarkdownText.Cell))} |";
}
