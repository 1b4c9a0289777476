using PlantNSeek.Claims;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Composition.Leaderboards;

/// <summary>A seeker's tickets at one density beside their sanity checks, over all tasks and replicates; by margins, so that more is better for errors too.</summary>
internal sealed class SanityRow
{
    private readonly SanityScores[] _scores;

    private SanityRow(string seeker, string density, double[] tickets, SanityScores[] scores)
    {
        (Seeker, Density, Pairs, Ticket, _scores) = (seeker, density, tickets.Length, Number(tickets), scores);
        Verdict = SanityVerdict.Of(tickets, scores, higherIsBetter: true);
    }

    public string Seeker { get; }

    public string Density { get; }

    /// <summary>Pairs of task and replicate.</summary>
    public int Pairs { get; }

    /// <summary>The tickets' median margin.</summary>
    public string Ticket { get; }

    public SanityVerdict Verdict { get; }

    public static SanityRow? Of(Leaderboard board, string seeker, string density)
    {
        var pairs = board.Of(seeker).Where(c => c.Density == density)
            .SelectMany(c => c.Replicates.Zip(c.Runs, (s, r) => (c.Task, Scenario: s, Run: r)))
            .Where(p => p.Run.Sanity is not null).ToArray();
        return pairs.Length == 0 ? null : new SanityRow(
            seeker,
            density,
            [.. pairs.Select(p => MarginOf(p, p.Run.Weak!.Value))],
            [.. from check in Enum.GetValues<SanityCheck>()
                where pairs.All(p => p.Run.Sanity!.Any(s => s.Check == check))
                select new SanityScores(check, [.. pairs.Select(p => MarginOf(p, p.Run.Sanity!.First(s => s.Check == check).Weak))])]);

        static double MarginOf((Tasks.LearningTask Task, ScenarioResult Scenario, RunResult Run) pair, double score) =>
            Margins.Margin(pair.Task.IsClassification, score, pair.Scenario.TicketScore);
    }

    /// <summary>The median margin of a check and how often it is beaten, or <c>none</c>.</summary>
    public string Cell(SanityCheck check) => _scores.FirstOrDefault(s => s.Check == check) is { } found
        ? $"{Number(found.Scores.AsSpan())} ({Verdict.Comparisons.First(c => c.Check == check).Wins} of {Pairs})"
        : "none";

    private static string Number(ReadOnlySpan<double> margins) => NumberText.Fixed(SampleStatistics.Median(margins), 2);
}
