using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Rows of plain text with two spaces between columns.</summary>
internal static class TextTable
{
    /// <summary>Writes the rows, all of one length: the first column to the left, the others to the right.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows) => Write(output, rows, static column => column > 0);

    /// <summary>Writes the rows, all of one length, each column to the left.</summary>
    public static void WriteToTheLeft(TextWriter output, IReadOnlyList<string[]> rows) => Write(output, rows, static _ => false);

    /// <summary>Writes a table of a report with its headings: numbers to the right, all else to the left.</summary>
    public static void Write(TextWriter output, ReportTable table) => Write(
        output,
        [[.. table.Columns.Select(static c => c.Header)], .. table.Rows.Select(static row => row.Select(static cell => cell.Text).ToArray())],
        column => table.Columns[column].IsNumeric);

    private static void Write(TextWriter output, IReadOnlyList<string[]> rows, Func<int, bool> isToTheRight)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, c) => isToTheRight(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
        }
    }
}
