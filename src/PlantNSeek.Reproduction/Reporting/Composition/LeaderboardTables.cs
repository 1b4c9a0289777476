using System.Globalization;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Documents;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The leaderboard in numbers.</summary>
internal static class LeaderboardTables
{
    /// <summary>A row a seeker, in the order of the figure.</summary>
    public static ReportTable Summary(Leaderboard board) => new(
        "The seekers in short: tickets found among the pairs of task and density; median weak margin over them (above 0 is found); recall of the planted weights in multiples of chance, " +
        "effective weights in multiples of the ticket's (medians over the pairs); runs in which a layer lost all weights; cost of a search in training steps of 32 samples (mean)",
        [new("seeker"), new("weak found", true), new("strong found", true), new("weak margin", true), new("recall / chance", true), new("effective / ticket", true), new("collapsed", true), new("steps", true)],
        [.. from seeker in board.Seekers
            let cells = board.Of(seeker)
            let runs = cells.SelectMany(c => c.Runs).ToArray()
            select new TableCell[]
            {
                seeker,
                $"{Leaderboard.Found(cells)} of {cells.Count}",
                $"{cells.Count(c => c.StrongMargin >= 0)} of {cells.Count}",
                Fixed(Leaderboard.MedianMargin(cells), 2),
                Fixed(Median(cells.Select(c => c.Recall / c.Chance)), 2),
                Fixed(Median(cells.Select(c => c.Size)), 2),
                $"{runs.Count(r => r.LayerCollapse)} of {runs.Length}",
                Steps(cells.Average(c => c.Steps)),
            }]);

    /// <summary>A row a seeker, task and density.</summary>
    public static ReportTable Full(Leaderboard board) => new(
        "Every seeker by task and density: scores are accuracies (Circle) or squared errors (ReLU, Helix), medians over the replicates, of the mask on the initial weights (strong) and after training (weak); " +
        "found says which of them count; recall of the planted weights and what chance would give; effective weights over the ticket's weights; runs with an emptied layer; cost in training steps of 32 samples",
        [
            new("seeker"), new("task"), new("density", true), new("replicates", true), new("strong", true), new("weak", true), new("found"), new("recall", true), new("by chance", true),
            new("effective / ticket", true), new("collapsed", true), new("steps", true),
        ],
        [.. from seeker in board.Seekers
            from cell in board.Of(seeker)
            select new TableCell[]
            {
                seeker, CurveFigures.Title(cell.Task), cell.Density, cell.Runs.Count,
                ClaimTexts.Number(Median(cell.Runs.Select(r => r.Strong))), ClaimTexts.Number(Median(cell.Runs.Select(r => r.Weak!.Value))), FoundText(cell),
                Fixed(cell.Recall, 3), Fixed(cell.Chance, 3), Fixed(cell.Size, 2), $"{cell.Runs.Count(r => r.LayerCollapse)} of {cell.Runs.Count}", Steps(cell.Steps),
            }]);

    private static string FoundText(LeaderboardCell cell) => (cell.StrongMargin >= 0, cell.WeakMargin >= 0) switch
    {
        (true, true) => "strong, weak",
        (true, false) => "strong",
        (false, true) => "weak",
        _ => "no",
    };

    internal static string Steps(double steps) => double.IsNaN(steps) ? "–" : steps.ToString("0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values) => SampleStatistics.Median([.. values]);

    private static string Fixed(double value, int decimals) => double.IsFinite(value) ? Figures.NumberText.Fixed(value, decimals) : "–";
}
