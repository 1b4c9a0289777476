using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>The other seekers that train, with weight decay in that training beside without.</summary>
internal static class DecayedSeekers
{
    private static readonly string[] Experiments = [Leaderboard.Experiment, "multishot"];

    /// <summary>A row a setting, density, seeker and decay, on the networks that have both; null where none has.</summary>
    public static ReportTable? Of(SweepResults results)
    {
        TableCell[][] rows = [.. from experiment in Experiments
            from setting in DecayedSettings.Of(results, experiment)
            from decayed in DecayedSettings.WithEachDecay(results, setting).Where(s => s.Decay is not null)
            from density in DensityPoint.All
            from seeker in ExperimentCatalog.ByName(experiment).Seekers
            let pairs = Pairs(results, setting, decayed, seeker, density)
            where pairs.Length > 0
            select Row(setting, decayed, seeker, density, pairs)];
        return rows.Length == 0 ? null : new ReportTable(
            "The seekers that train, without and with weight decay in that training and none in the final one (Fair), on the planted networks that have both: median score of the mask after ten epochs of training in all (accuracy for Circle, squared error for ReLU and Helix), and median number of kept parameters on a path",
            [
                new("experiment"), .. DecayTexts.PlaceColumns, new("seeker"), new("decay"), new("networks", true), new("weak, without", true), new("weak, with", true), new("on a path, without", true), new("on a path, with", true),
            ],
            rows);
    }

    private static TableCell[] Row(ScenarioKey setting, ScenarioKey decayed, string seeker, string density, (RunResult Without, RunResult With)[] pairs)
    {
        var task = Tasks.LearningTasks.ByName(setting.Task);
        return
        [
            setting.Experiment, CurveFigures.Title(task), setting.Depth, setting.Width, density, seeker, DecayTexts.Decay(decayed), pairs.Length,
            DecayTexts.Median(pairs.Select(p => p.Without.Weak!.Value)), DecayTexts.Median(pairs.Select(p => p.With.Weak!.Value)),
            DecayTexts.Median(pairs.Select(p => (double)p.Without.EffectiveParameters)), DecayTexts.Median(pairs.Select(p => (double)p.With.EffectiveParameters)),
        ];
    }

    private static (RunResult Without, RunResult With)[] Pairs(SweepResults results, ScenarioKey setting, ScenarioKey decayed, string seeker, string density) =>
    [
        .. from without in results.Replicates(setting)
           join with in results.Replicates(decayed) on without.Key.Replicate equals with.Key.Replicate
           where without.Has(seeker, density) && with.Has(seeker, density)
           let pair = (Without: without.Run(seeker, density), With: with.Run(seeker, density))
           where pair.Without.Weak is not null && pair.With.Weak is not null
           select pair,
    ];
}
