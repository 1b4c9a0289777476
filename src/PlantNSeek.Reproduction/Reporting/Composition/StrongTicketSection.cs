using System.Globalization;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>How far a seeker goes that is built for strong tickets.</summary>
public static class StrongTicketSection
{
    private const string Own = "Local search", Started = StrongTicketExperiment.StartedName;

    /// <summary>The section; null where the sweep holds nothing of it.</summary>
    public static ReportSection? Of(SweepResults results, string command)
    {
        CurveColumn[] columns = [.. LearningTasks.All.Select(t => new CurveColumn(CurveFigures.Title(t), Setting(t)))];
        if (CurveFigures.Draw(results, "strong-ticket-curves", "Strong tickets by seekers that learn or search masks for frozen weights, protocol Fair", columns) is not { } figure)
        {
            return null;
        }

        return new ReportSection(
            "strong-tickets",
            "Beyond the paper: a seeker built for strong tickets",
            [
                new ParagraphBlock(
                    "The local search trains nothing: from random sparse masks it adds, removes and moves parameters, each change judged by the exact loss of the sparse network on training samples. " +
                    "Its settings were chosen on replicates 1 to 8, so other replicates judge it here, blind and by the same rules as all others."),
                .. Comparison(results),
                new FigureBlock(figure, "Scores without any training over density: mean and range over the replicates; dashed, the planted ticket's own score.", command, ReportTables.Curves(results, "Strong tickets", columns)),
                new TableBlock(Table(results)),
                new ListBlock([.. LearningTasks.All.Select(task => Lowest(results.Replicates(Setting(task)), task)).OfType<string>()]),
            ]);
    }

    // Of the local search from random masks and from another seeker's, on the replicates that have both.
    private static IEnumerable<ReportBlock> Comparison(SweepResults results)
    {
        string[] medians =
        [
            .. from task in LearningTasks.All
                from density in DensityPoint.All
                let both = results.Replicates(Setting(task)).Where(r => r.Has(Own, density) && r.Has(Started, density)).ToArray()
                where both.Length > 0
                select $"{CurveFigures.Title(task)} at {density}: {Median(both, Own, density)} from random masks, {Median(both, Started, density)} from that mask, over {(both.Length == 1 ? "one network" : $"{both.Length} networks")}.",
        ];
        return medians.Length == 0 ? [] :
        [
            new ParagraphBlock(
                $"{Started} lets iterative magnitude pruning with weight decay go first and starts all its searches, less hot, from what of that mask lies on a path; the weights stay the initial ones. " +
                "Its heat was chosen on replicates 1 to 6 of Helix and Circle. Median scores without any training:"),
            new ListBlock(medians),
        ];
    }

    private static string Median(IEnumerable<ScenarioResult> replicates, string seeker, string density) =>
        ClaimTexts.Number(SampleStatistics.Median([.. replicates.Select(r => r.Run(seeker, density).Strong)]));

    private static ReportTable Table(SweepResults results) => new(
        "Strong tickets of frozen weights, protocol Fair: medians with range of the score, means of the counts; recall is the share of the planted weights that was kept, by chance that of random masks with as many weights in each layer, p the probability that such masks hold as many of all replicates together, ignoring layers that of random masks with as many weights anywhere; a step is 32 samples sent through the network",
        [new("task"), new("seeker"), new("density", true), new("replicates", true), new("kept", true), new("strong score", true), new("found"), new("recall", true), new("by chance", true), new("p", true), new("ignoring layers", true), new("cost in steps", true)],
        [.. from task in LearningTasks.All
            let replicates = results.Replicates(Setting(task))
            from seeker in ExperimentCatalog.ByName("strong-tickets").Seekers
            from density in DensityPoint.All
            let with = replicates.Where(r => r.Has(seeker, density)).ToArray()
            where with.Length > 0
            select Row(new LeaderboardCell(seeker, task, density, with))]);

    private static TableCell[] Row(LeaderboardCell cell) =>
    [
        CurveFigures.Title(cell.Task), cell.Seeker, cell.Density, cell.Runs.Count, Text(cell.Runs.Average(r => r.Kept), "0"), ReportTables.Spread(cell.Runs.Select(r => r.Strong)),
        cell.StrongMargin >= 0 ? "yes" : "no", Text(cell.Recall, "0.000"), Text(cell.Chance, "0.000"), NumberText.Short(cell.PValue), Text(cell.ChanceIgnoringLayers, "0.000"), LeaderboardTables.Steps(cell.Steps),
    ];

    private static string? Lowest(IReadOnlyList<ScenarioResult> replicates, LearningTask task)
    {
        var tried = DensityPoint.All.Where(d => replicates.Any(r => r.Has(Own, d))).OrderBy(d => DensityPoint.Value(d, replicates[0].TicketDensity)).ToArray();
        var found = tried.Where(d => Margins.OfMedian(replicates, task.Name, Own, d, "strong") >= 0).ToArray();
        return tried.Length == 0 ? null
            : found.Length == 0 ? $"{CurveFigures.Title(task)}: the local search finds no strong ticket of baseline quality at any density tried ({string.Join(", ", tried)})."
            : $"{CurveFigures.Title(task)}: the lowest density tried at which the local search finds a strong ticket of baseline quality is {Name(found[0])}, {Text(Kept(replicates, found[0]), "0")} parameters; the planted ticket has {Text(Ticket(replicates), "0")}.";
    }

    private static string Name(string density) => density == DensityPoint.Ticket ? "the ticket's own" : DensityPoint.OfTicket(density) is { } times ? $"{times} times the ticket's" : density;

    private static double Kept(IReadOnlyList<ScenarioResult> replicates, string density) => replicates.Where(r => r.Has(Own, density)).Average(r => r.Run(Own, density).Kept);

    private static double Ticket(IReadOnlyList<ScenarioResult> replicates) => replicates.Average(r => r.PlantedWeights.Sum() + r.PlantedBiases.Sum());

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static ScenarioKey Setting(LearningTask task) => ScenarioKey.Usual("strong-tickets", Protocol.Fair.Name, task.Name);
}
