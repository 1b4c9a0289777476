namespace PlantNSeek.Cli.Bench;

/// <summary>Rows of plain text: the first column to the left, the others to the right.</summary>
internal static class TextTable
{
    /// <summary>Writes the rows, all of one length, with two spaces between columns.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
        }
    }
}
