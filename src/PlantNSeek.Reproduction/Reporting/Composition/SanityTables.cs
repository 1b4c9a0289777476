using System.Collections.Immutable;
using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Numerics;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition;

/// <summary>Whether the seekers found more than layer densities.</summary>
internal static class SanityTables
{
    private static readonly SanityCheck[] Checks = [SanityCheck.LayerwiseShuffle, SanityCheck.Reinitialisation, SanityCheck.RandomMask, SanityCheck.ScoreInversion];

    /// <summary>A row a seeker and density, pooled over tasks and replicates; null where no check was made.</summary>
    public static ReportTable? Of(Leaderboard board)
    {
        TableCell[][] rows = [.. from seeker in board.Seekers from density in board.Densities let row = Row(board, seeker, density) where row is not null select row];
        return rows.Length == 0 ? null : new ReportTable(
            "Sanity checks: median weak margin of the tickets and of their checks, each pair of task and replicate counting once; in brackets, in how many pairs the ticket is better. " +
            "The finding says more only where the ticket beats shuffle, reinitialisation and random mask alike (one-sided sign tests at 0.05); of few pairs nearly all must be won, so no more means that no more is shown",
            [
                new("seeker"), new("density", true), new("pairs", true), new("ticket", true), new("shuffled", true), new("drawn anew", true), new("random mask", true), new("inverted", true), new("the seeker found"),
            ],
            rows);
    }

    private static TableCell[]? Row(Leaderboard board, string seeker, string density)
    {
        var pairs = board.Of(seeker).Where(c => c.Density == density)
            .SelectMany(c => c.Replicates.Zip(c.Runs, (s, r) => (c.Task, Scenario: s, Run: r)))
            .Where(p => p.Run.Sanity is not null).ToArray();
        if (pairs.Length == 0)
        {
            return null;
        }

        double MarginOf((Tasks.LearningTask Task, ScenarioResult Scenario, RunResult Run) pair, double score) =>
            Margins.Margin(pair.Task.IsClassification, score, pair.Scenario.TicketScore);
        double[] tickets = [.. pairs.Select(p => MarginOf(p, p.Run.Weak!.Value))];
        SanityScores[] scores = [.. from check in Checks
            where pairs.All(p => p.Run.Sanity!.Any(s => s.Check == check))
            select new SanityScores(check, [.. pairs.Select(p => MarginOf(p, p.Run.Sanity!.First(s => s.Check == check).Weak))])];
        var verdict = SanityVerdict.Of(tickets, scores, higherIsBetter: true);
        string Cell(SanityCheck check) => scores.FirstOrDefault(s => s.Check == check) is { } found
            ? $"{Number(found.Scores)} ({verdict.Comparisons.First(c => c.Check == check).Wins} of {pairs.Length})"
            : "none";
        return
        [
            seeker, density, pairs.Length, Number([.. tickets]),
            Cell(SanityCheck.LayerwiseShuffle), Cell(SanityCheck.Reinitialisation), Cell(SanityCheck.RandomMask), Cell(SanityCheck.ScoreInversion), Words(verdict.Finding),
        ];
    }

    private static string Words(SanityFinding finding) => finding switch
    {
        SanityFinding.MoreThanLayerDensities => "more than its layer densities",
        SanityFinding.NoMoreThanLayerDensities => "no more than its layer densities",
        _ => "too few replicates",
    };

    private static string Number(ImmutableArray<double> margins) => Figures.NumberText.Fixed(SampleStatistics.Median(margins.AsSpan()), 2);
}
