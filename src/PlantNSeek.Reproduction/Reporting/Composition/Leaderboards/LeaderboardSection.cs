using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting.Composition.Leaderboards;

/// <summary>All seekers side by side, with their sanity checks.</summary>
public static class LeaderboardSection
{
    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="command">The command that makes the report again.</param>
    public static ReportSection? Of(SweepResults results, string command)
    {
        ArgumentNullException.ThrowIfNull(results);
        var board = new Leaderboard(results);
        if (board.Cells.Count == 0)
        {
            return null;
        }

        ReportBlock[] sanity = SanityTables.Of(board) is { } checks
            ?
            [
                new SubheadingBlock("Did they find more than how dense each layer should be?"),
                new ParagraphBlock(
                    "Every find is trained again with its mask shuffled inside each layer, with newly drawn parameters, as a random mask with as many parameters in each layer, and, " +
                    "where the seeker ranks parameters, with the ranking turned around. A find that does not beat these shows no more than how many parameters each layer needs."),
                new TableBlock(checks.Table),
                new ParagraphBlock(checks.Power),
                new ParagraphBlock(
                    "Ticket and checks are trained on as many samples in all. Where a ticket’s own start counts, shuffled and random masks start from it too, and from the initial value of each parameter that it leaves at 0 (RigL); these are then trained for all ten epochs, so that parameters which they share with the ticket have had more than it, the stricter side; " +
                    "where it has been trained for longer than the others (learning-rate rewinding), ticket and checks begin with the initial values."),
            ]
            : [];
        return new ReportSection(
            "leaderboard",
            "The seekers side by side",
            [
                new ParagraphBlock(
                    "Every seeker of the library meets the same planted networks at depth 5 and width 100 under Fair, with its default settings and blind to the truth. " +
                    "They are ordered by how many weak tickets they find over tasks and densities, then by their median weak margin. " +
                    "A weak score is that after ten epochs of training in all, counted from the initial values: a start that a seeker has trained already is trained for what is left of them, " +
                    "and a mask whose start has been trained for longer is trained from the initial values. Scores with the seekers’ own trained parameters are columns of their own and rank nothing; nor does what a search costs."),
                new FigureBlock(
                    Figure(board),
                    "Medians over the replicates. Hollow: strong, the mask on the initial weights; filled: weak, after training; a line joins the two. Dashed, the planted ticket’s own score; shaded, what counts as found. Axes of errors are turned around.",
                    command,
                    LeaderboardTables.Full(board)),
                new TableBlock(LeaderboardTables.Summary(board)),
                .. LeaderboardTables.OwnStarts(board) is { } starts ? new ReportBlock[] { new TableBlock(starts) } : [],
                .. sanity,
            ]);
    }

    private static SvgFigure Figure(Leaderboard board)
    {
        DotSeries[] series = [.. board.Densities.SelectMany((d, lane) => new[] { new DotSeries(Name("strong", d), lane, IsHollow: true), new DotSeries(Name("weak", d), lane) })];
        return DotRows.Draw(new DotRowsData(
            "seekers",
            "Scores of all seekers by task and density",
            "A row for each seeker, the best on top, and a panel for each task: hollow dots for the median score right after the search, filled ones for that after training, one lane a density.",
            board.Seekers,
            series,
            [.. board.Tasks.Select(task => Panel(board, task))]));
    }

    private static DotPanel Panel(Leaderboard board, Tasks.LearningTask task)
    {
        var cells = board.Cells.Where(c => c.Task == task).ToArray();
        var ticket = SampleStatistics.Median([.. cells.SelectMany(c => c.Replicates).DistinctBy(r => r.Key).Select(r => r.TicketScore)]);
        return new DotPanel(
            CurveFigures.Title(task),
            task.IsClassification ? "accuracy" : "squared error, axis turned around",
            task.IsClassification ? ValueScale.Accuracy : ValueScale.Error,
            ticket,
            FoundBound.Of(task, ticket),
            [.. cells.SelectMany(c => new[] { Dot(c, "strong", r => r.Strong), Dot(c, "weak", r => r.Weak!.Value) })]);
    }

    private static Dot Dot(LeaderboardCell cell, string score, Func<RunResult, double> of) =>
        Figures.Dots.Dot.Of(cell.Seeker, Name(score, cell.Density), [.. cell.Runs.Select(of)]);

    private static string Name(string score, string density) => density switch
    {
        DensityPoint.Ticket => $"{score} at the ticket’s density",
        "2x" => $"{score} at twice that",
        _ => $"{score} at density {density}",
    };
}
