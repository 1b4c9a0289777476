using System.Globalization;
using System.Text;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reporting.Tidy;

/// <summary>A table as RFC 4180 has it, but for LF as line end: a header, a line a row, quotes where a text needs them, numbers that read back exactly in every culture, nothing for what was not measured.</summary>
/// <typeparam name="T">What a row is of.</typeparam>
/// <param name="columns">Names and values: texts, numbers, truth values or null.</param>
internal sealed class CsvTable<T>(IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
{
    /// <summary>The columns that say which run of which setting a row is of.</summary>
    public static IReadOnlyList<(string Name, Func<T, object?> Value)> Key(Func<T, ScenarioKey> of) =>
    [
        ("experiment", row => of(row).Experiment), ("protocol", row => of(row).Protocol), ("switch", row => of(row).Switch), ("decay", row => of(row).Decay),
        ("task", row => of(row).Task), ("depth", row => of(row).Depth), ("width", row => of(row).Width), ("noise", row => of(row).Noise), ("replicate", row => of(row).Replicate),
    ];

    public string Render(IEnumerable<T> rows)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(c => c.Name));
        foreach (var row in rows)
        {
            Line(text, columns.Select(c => Text(c.Value(row))));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
