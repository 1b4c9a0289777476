using System.Globalization;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Recovery;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;

namespace PlantNSeek.Reporting.Composition;

/// <summary>The leaderboard in numbers.</summary>
internal static class LeaderboardTables
{
    /// <summary>A row a seeker, in the order of the figure.</summary>
    public static ReportTable Summary(Leaderboard board) => new(
        "The seekers in short: tickets found among the pairs of task and density; median weak margin over them (above 0 is found); recall of the planted weights in multiples of what random masks with as many weights in each layer have, " +
        "effective weights in multiples of the ticket's (medians over the pairs); share of the kept parameters that lies on a path from an input to an output; runs in which a layer lost all weights; cost of a search in training steps of 32 samples (mean)",
        [new("seeker"), new("weak found", true), new("strong found", true), new("weak margin", true), new("recall / chance", true), new("effective / ticket", true), new("on a path", true), new("collapsed", true), new("steps", true)],
        [.. from seeker in board.Seekers
            let cells = board.Of(seeker)
            let runs = cells.SelectMany(c => c.Runs).ToArray()
            select new TableCell[]
            {
                seeker,
                $"{Leaderboard.Found(cells)} of {cells.Count}",
                $"{cells.Count(c => c.StrongMargin >= 0)} of {cells.Count}",
                Fixed(Leaderboard.MedianMargin(cells), 2),
                Fixed(Median(cells.Select(c => c.RecallOverChance)), 2),
                Fixed(Median(cells.Select(c => c.Size)), 2),
                Fixed(cells.Sum(c => c.OnPath) / cells.Sum(c => c.Kept), 2),
                $"{runs.Count(r => r.LayerCollapse)} of {runs.Length}",
                Steps(cells.Average(c => c.Steps)),
            }]);

    /// <summary>A row a seeker, task and density.</summary>
    public static ReportTable Full(Leaderboard board) => new(
        "Every seeker by task and density: scores are accuracies (Circle) or squared errors (ReLU, Helix), medians over the replicates, of the mask on the initial weights (strong) and after ten epochs of training in all (weak); " +
        "found says which of them count; parameters kept, and those on a path from an input to an output; recall of the planted weights, by chance: that of random masks with as many weights in each layer, " +
        "p: the probability that such masks hold as many in all replicates together, ignoring layers: that of random masks with as many weights anywhere; effective weights over the ticket's weights; runs with an emptied layer; " +
        "cost of the search in training steps of 32 samples",
        [
            new("seeker"), new("task"), new("density", true), new("replicates", true), new("strong", true), new("weak", true), new("found"), new("kept", true), new("on a path", true),
            new("recall", true), new("by chance", true), new("p", true), new("ignoring layers", true), new("effective / ticket", true), new("collapsed", true), new("steps", true),
        ],
        [.. from seeker in board.Seekers
            from cell in board.Of(seeker)
            select new TableCell[]
            {
                seeker, CurveFigures.Title(cell.Task), cell.Density, cell.Runs.Count,
                ClaimTexts.Number(Median(cell.Runs.Select(r => r.Strong))), ClaimTexts.Number(Median(cell.Runs.Select(r => r.Weak!.Value))), FoundText(cell),
                Fixed(cell.Kept, 0), Fixed(cell.OnPath, 0),
                Fixed(cell.Recall, 3), Fixed(cell.Chance, 3), NumberText.Short(cell.PValue), Fixed(cell.ChanceIgnoringLayers, 3), Fixed(cell.Size, 2), $"{cell.Runs.Count(r => r.LayerCollapse)} of {cell.Runs.Count}", Steps(cell.Steps),
            }]);

    /// <summary>A row a seeker that brings trained parameters, task and density; null where none does.</summary>
    public static ReportTable? OwnStarts(Leaderboard board)
    {
        TableCell[][] rows = [.. from seeker in board.Seekers
            from cell in board.Of(seeker)
            let own = cell.OwnStart ?? []
            where own.Count > 0
            let epochs = own.Select(o => o.Epochs ?? double.NaN).ToArray()
            select new TableCell[]
            {
                seeker, CurveFigures.Title(cell.Task), cell.Density, Fixed(Median(epochs), 1), ClaimTexts.Number(Median(own.Select(o => o.AsFound))),
                Fixed(Median(epochs) + TicketJudge.Published.Epochs, 1), ClaimTexts.Number(Median(own.Select(o => o.TrainedOn))), ClaimTexts.Number(Median(cell.Runs.Select(r => r.Weak!.Value))),
            }];
        return rows.Length == 0 ? null : new ReportTable(
            "Tickets that bring trained parameters, beyond the comparison: total epochs behind those parameters, counted from the initial values, and their score as found; the same after ten epochs more; " +
            "and the weak score of the comparison, after ten epochs in all (medians)",
            [new("seeker"), new("task"), new("density", true), new("total epochs", true), new("as found", true), new("total epochs", true), new("trained on", true), new("weak, 10 epochs", true)],
            rows);
    }

    private static string FoundText(LeaderboardCell cell) => (cell.StrongMargin >= 0, cell.WeakMargin >= 0) switch
    {
        (true, true) => "strong, weak",
        (true, false) => "strong",
        (false, true) => "weak",
        _ => "no",
    };

    internal static string Steps(double steps) => double.IsNaN(steps) ? "–" : steps.ToString("0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values) => SampleStatistics.Median([.. values]);

    private static string Fixed(double value, int decimals) => double.IsFinite(value) ? NumberText.Fixed(value, decimals) : "–";
}
