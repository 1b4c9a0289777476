using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Snapshots.Tests.Reporting;

/// <summary>Finds tables and cells of a section.</summary>
internal static class SectionReading
{
    /// <summary>The table whose caption holds a text; also those behind figures.</summary>
    public static ReportTable Table(this ReportSection section, string captionPart) => section.Blocks
        .Select(b => b switch { TableBlock t => t.Table, FigureBlock f => f.Data, _ => null }).OfType<ReportTable>()
        .Single(t => t.Caption.Contains(captionPart, StringComparison.Ordinal));

    /// <summary>The texts of the only row that starts with these.</summary>
    public static string[] Row(this ReportTable table, params string[] first) =>
        table.Texts().Single(row => row.Take(first.Length).SequenceEqual(first));

    public static string[][] Texts(this ReportTable table) => [.. table.Rows.Select(r => r.Select(c => c.Text).ToArray())];

    /// <summary>All paragraphs, one after another.</summary>
    public static string Prose(this ReportSection section) => string.Join('\n', section.Blocks.OfType<ParagraphBlock>().Select(p => p.Text));

    public static string Drawing(this ReportSection section, string id) => section.Blocks.OfType<FigureBlock>().Single(f => f.Figure.Id == id).Figure.ToFile();
}
