using PlantNSeek.Baselines;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Cli.Baselines;

/// <summary>A comparison with a baseline as a table: a row a cell.</summary>
internal static class BaselineTable
{
    /// <summary>How the verdicts are called.</summary>
    public static string Word(CellVerdict verdict) => verdict switch
    {
        CellVerdict.SameBits => "same bits",
        CellVerdict.Worse => "worse",
        CellVerdict.Better => "better",
        _ => "not told apart",
    };

    /// <summary>The table.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="networks">What was measured in.</param>
    public static ReportTable Of(BaselineComparison comparison, string networks) => new(
        $"Against the baseline, in {networks}: medians over the networks, the estimated difference, and the p-value of the signed-rank test of the paired differences, for the direction of the difference and Holm-corrected over all cells that differ; " +
        FormattableString.Invariant($"worse and better are at {BaselineComparison.Level}"),
        [new("checked"), new("cell"), new("before", true), new("now", true), new("difference", true), new("p", true), new("verdict")],
        [.. comparison.Cells.Select(Row)]);

    /// <summary>A line of counts.</summary>
    public static string Summary(BaselineComparison comparison)
    {
        int Count(CellVerdict verdict) => comparison.Cells.Count(cell => cell.Verdict == verdict);
        return $"{comparison.Cells.Count} cells: {Count(CellVerdict.SameBits)} with the recorded bits, {Count(CellVerdict.Worse)} worse, {Count(CellVerdict.Better)} better, {Count(CellVerdict.NotToldApart)} that differ and are not told apart";
    }

    private static TableCell[] Row(CellComparison cell)
    {
        var same = cell.Verdict == CellVerdict.SameBits;
        return
        [
            cell.Subject, cell.Before.Name, Number(cell.MedianBefore), Number(cell.MedianNow), same ? "0" : Number(cell.Difference),
            same ? "–" : Number(Math.Min(cell.WorseP, cell.BetterP)), Word(cell.Verdict),
        ];
    }

    private static string Number(double value) => FormattableString.Invariant($"{value:G4}");
}
