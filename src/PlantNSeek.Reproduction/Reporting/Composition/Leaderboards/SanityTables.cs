using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Composition.Leaderboards;

/// <summary>Whether the seekers found more than layer densities.</summary>
internal static class SanityTables
{
    private static readonly SanityCheck[] Checks = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask, SanityCheck.ScoreInversion];

    /// <summary>A row a seeker and density, pooled over tasks and replicates, and what it takes to be more; null where no check was made.</summary>
    public static (ReportTable Table, string Power)? Of(Leaderboard board)
    {
        SanityRow[] rows = [.. from seeker in board.Seekers from density in board.Densities let row = SanityRow.Of(board, seeker, density) where row is not null select row];
        if (rows.Length == 0)
        {
            return null;
        }

        var findings = SanityVerdict.Together([.. rows.Select(static r => r.Verdict)]);
        var table = new ReportTable(
            "Sanity checks: median weak margin of the tickets and of their checks, each pair of task and replicate counting once; in brackets, in how many pairs the ticket is better. " +
            "The finding says more only where the ticket beats shuffle, reinitialisation and random mask alike (one-sided sign tests at 0.05 with Holm’s correction over all rows)",
            [
                new("seeker"), new("density", true), new("pairs", true), new("ticket", true), new("shuffled", true), new("new values", true), new("random mask", true), new("inverted", true), new("p", true), new("the seeker found"),
            ],
            [.. rows.Select((row, i) => (TableCell[])[row.Seeker, row.Density, row.Pairs, row.Ticket, .. Checks.Select(c => (TableCell)row.Cell(c)), NumberText.Short(row.Verdict.PValue), Words(findings[i])])]);
        return (table, string.Join(" ", rows.Select(static r => r.Pairs).Distinct().Order().Select(pairs => Power(pairs, rows.Length))));
    }

    // What "no more" is worth: how often the first of Holm's tests would see a seeker that is better than a check in most networks.
    private static string Power(int pairs, int rows) => SignTest.WinsNeeded(pairs, SanityVerdict.DefaultSignificance / rows) is { } wins
        ? FormattableString.Invariant($"Of {pairs} pairs, {wins} must be won against each check while {rows} rows are judged side by side: a seeker whose ticket is better than a check in 90 % of all networks passes that check with probability {SignTest.Power(wins, pairs, 0.9):0.00}, one in 80 % with {SignTest.Power(wins, pairs, 0.8):0.00}, so “no more” means that no more is shown.")
        : FormattableString.Invariant($"Of {pairs} pairs even {pairs} wins are too few while {rows} rows are judged side by side.");

    private static string Words(SanityFinding finding) => finding switch
    {
        SanityFinding.MoreThanLayerDensities => "more than its layer densities",
        SanityFinding.NoMoreThanLayerDensities => "no more than its layer densities",
        _ => "too few replicates",
    };
}
