using PlantNSeek.Experiments;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>Why learning-rate rewinding fails: how much of what it keeps is on a path, without and with weight decay.</summary>
public static class DeadWeightsSection
{
    /// <summary>The section, or null where the sweep holds none of it.</summary>
    /// <param name="results">The sweep.</param>
    public static ReportSection? Of(SweepResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        LeaderboardCell[] cells = [.. from task in LearningTasks.All
            let replicates = results.Replicates(ScenarioKey.Usual(DeadWeightsExperiment.ExperimentName, Protocol.Fair.Name, task.Name))
            from density in DensityPoint.All
            from seeker in ExperimentCatalog.ByName(DeadWeightsExperiment.ExperimentName).Seekers
            let with = replicates.Where(r => r.Has(seeker, density)).ToArray()
            where with.Length > 0
            select new LeaderboardCell(seeker, task, density, with)];
        return cells.Length == 0 ? null : new ReportSection(
            "dead-weights",
            "Why learning-rate rewinding fails: dead weights in the budget",
            [
                new ParagraphBlock(
                    "A kept weight is dead where no path of kept weights leads through it from an input to an output. It gets no gradient (but for those that carry a constant), and so keeps the magnitude that earlier rounds of training gave it. " +
                    "Ranked by magnitude it stays, and living weights go in its place. Below, the same search without and with a weight decay of 1e-4 in its rounds, under which dead weights shrink. Decay changes living weights too, so that this shows what helps and not yet that dropping the dead alone would."),
                new TableBlock(new ReportTable(
                    "Iterative magnitude pruning with learning-rate rewinding, without and with weight decay in its rounds (Fair, depth 5, width 100): parameters kept, and those of them on a path from an input to an output; " +
                    "scores with the trained parameters as found and after ten epochs more without decay, and of the mask trained from the initial values for ten epochs (medians, smallest to largest)",
                    [new("task"), new("density", true), new("seeker"), new("networks", true), new("kept", true), new("on a path", true), new("as found", true), new("trained on", true), new("from the initial values", true)],
                    [.. cells.Select(Row)])),
                new ListBlock([.. cells.GroupBy(c => (c.Task, c.Density)).Select(Sentence).OfType<string>()]),
            ]);
    }

    private static TableCell[] Row(LeaderboardCell cell) =>
    [
        CurveFigures.Title(cell.Task), cell.Density, cell.Seeker, cell.Runs.Count, NumberText.Fixed(cell.Kept, 0), ReportTables.Spread(cell.Runs.Select(r => (double)r.EffectiveParameters)),
        ReportTables.Spread(cell.OwnStart!.Select(o => o.AsFound)), ReportTables.Spread(cell.OwnStart!.Select(o => o.TrainedOn)), ReportTables.Spread(cell.Runs.Select(r => r.Weak!.Value)),
    ];

    private static string? Sentence(IEnumerable<LeaderboardCell> pair) => pair.ToArray() is not [var without, var with] ? null
        : FormattableString.Invariant($"{CurveFigures.Title(without.Task)} at {(without.Density == DensityPoint.Ticket ? "the ticket’s density" : $"density {without.Density}")}: of {without.Kept:0} kept parameters {Median(without):0} lie on a path without decay, {Median(with):0} with it.");

    private static double Median(LeaderboardCell cell) => SampleStatistics.Median([.. cell.Runs.Select(r => (double)r.EffectiveParameters)]);
}
