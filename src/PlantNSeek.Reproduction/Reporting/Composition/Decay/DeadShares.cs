using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>How much of what each seeker keeps is dead.</summary>
internal static class DeadShares
{
    /// <summary>A row a seeker, a column a task and density; null where the sweep has no leaderboard.</summary>
    public static ReportTable? Of(SweepResults results)
    {
        var all = (from task in LearningTasks.All
                   from replicate in Leaderboard.Replicates(results, task)
                   from run in replicate.Runs
                   where run.Kept > 0
                   select (Task: task, run.Density, run.Pruner, Dead: 1 - ((double)run.EffectiveParameters / run.Kept))).ToLookup(r => (r.Task, r.Density, r.Pruner), r => r.Dead);
        var columns = (from task in LearningTasks.All from density in DensityPoint.All where all.Any(g => g.Key.Task == task && g.Key.Density == density) select (Task: task, Density: density)).ToArray();
        string[] catalogue = [.. SeekerCatalog.All.Select(s => s.Name)];
        var seekers = all.Select(g => g.Key.Pruner).Distinct().OrderBy(s => Array.IndexOf(catalogue, s) is var place and >= 0 ? place : catalogue.Length);
        return columns.Length == 0 ? null : new ReportTable(
            "How much of what each seeker of the leaderboard keeps is dead, each with its own settings (IMP (decay) decays, the others train weights without decay): share of the kept parameters on no path from an input to an output (biases: to an output), median over the networks, by task and density",
            [new("seeker"), .. columns.Select(c => new TableColumn($"{CurveFigures.Title(c.Task)}, {c.Density}", true))],
            [.. seekers.Select(seeker => (TableCell[])[seeker, .. columns.Select(c => Median(all[(c.Task, c.Density, seeker)]))])]);
    }

    private static TableCell Median(IEnumerable<double> shares) => shares.ToArray() is { Length: > 0 } all ? NumberText.Fixed(SampleStatistics.Median(all), 2) : "–";
}
