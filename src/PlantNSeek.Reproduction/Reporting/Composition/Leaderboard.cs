using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>What the sweep holds of the seekers, under Fair at depth 5, the best seeker first.</summary>
internal sealed class Leaderboard
{
    public const string Experiment = "seekers";

    public Leaderboard(SweepResults results)
    {
        Tasks = [.. LearningTasks.All.Where(t => Replicates(results, t).Count > 0)];
        Cells = [.. from task in Tasks
            let replicates = Replicates(results, task)
            from seeker in replicates.SelectMany(r => r.Runs).Select(r => r.Pruner).Distinct()
            from density in DensityPoint.All
            let with = replicates.Where(r => r.Has(seeker, density) && r.Run(seeker, density).Weak is not null).ToArray()
            where with.Length > 0
            select new LeaderboardCell(seeker, task, density, with)];
        Densities = [.. DensityPoint.All.Where(d => Cells.Any(c => c.Density == d))];

        // A sort that keeps the catalogue's order where two are alike.
        Seekers = [.. Cells.GroupBy(c => c.Seeker).OrderByDescending(Found).ThenByDescending(MedianMargin).Select(g => g.Key)];
    }

    public IReadOnlyList<LearningTask> Tasks { get; }

    public IReadOnlyList<string> Densities { get; }

    /// <summary>Those with most weak tickets found first, then those with the larger median weak margin.</summary>
    public IReadOnlyList<string> Seekers { get; }

    public IReadOnlyList<LeaderboardCell> Cells { get; }

    public IReadOnlyList<LeaderboardCell> Of(string seeker) => [.. Cells.Where(c => c.Seeker == seeker)];

    public static int Found(IEnumerable<LeaderboardCell> cells) => cells.Count(c => c.WeakMargin >= 0);

    public static double MedianMargin(IEnumerable<LeaderboardCell> cells) => SampleStatistics.Median([.. cells.Select(c => c.WeakMargin)]);

    public static IReadOnlyList<ScenarioResult> Replicates(SweepResults results, LearningTask task) =>
        results.Replicates(ScenarioKey.Usual(Experiment, Protocol.Fair.Name, task.Name));
}
