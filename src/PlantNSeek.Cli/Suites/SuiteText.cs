using PlantNSeek.Cli.Baselines;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numpy;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Cli.Suites;

/// <summary>The masks of a suite as plain text: a row for each quantity of each kind of hosts.</summary>
internal static class SuiteText
{
    /// <summary>Writes it.</summary>
    public static void Write(SuiteOutcome outcome, TextWriter output)
    {
        var table = Table(outcome.Judged);
        output.WriteLine(table.Caption);
        TextTable.Write(output, table);
        if (outcome.Comparison is { } comparison)
        {
            var against = BaselineTable.Of(comparison, FormattableString.Invariant($"{outcome.Judged.Count} hosts"));
            output.WriteLine();
            output.WriteLine(against.Caption);
            TextTable.Write(output, against);
            output.WriteLine(BaselineTable.Summary(comparison));
        }

        string[] lines = [.. outcome.Refused, .. outcome.Remarks, .. outcome.Comparison?.Losses.Select(static loss => $"{loss.Subject} {loss.Text}") ?? [], .. outcome.Comparison?.Remarks ?? []];
        output.WriteLine();
        foreach (var line in lines.Select(static line => OneLine.Of(line, int.MaxValue)).Concat(outcome.Files))
        {
            output.WriteLine(line);
        }
    }

    private static ReportTable Table(IReadOnlyList<JudgedHost> judged) => new(
        FormattableString.Invariant($"{judged.Count} masks of a suite, each in its own host: medians over the hosts of a kind, with the smallest and the largest"),
        [new("hosts"), new("number", true), new("quantity"), new("median", true), new("least", true), new("most", true)],
        [.. SuiteOutcome.Cells(judged).Select(static cell =>
        {
            var (median, low, high) = SuiteOutcome.Spread(cell);
            return (TableCell[])[OneLine.Of(cell.Where), FormattableString.Invariant($"{cell.Values.Count}"), cell.Quantity, Number(median), Number(low), Number(high)];
        })]);

    private static string Number(double value) => FormattableString.Invariant($"{value:G4}");
}
