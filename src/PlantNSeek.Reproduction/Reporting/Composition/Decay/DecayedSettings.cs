using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition.Decay;

/// <summary>The settings with and without weight decay that a sweep holds, under Fair. Decays are whatever it holds.</summary>
internal static class DecayedSettings
{
    /// <summary>Those of an experiment as they are without decay, each once, by task, depth and width.</summary>
    public static IEnumerable<ScenarioKey> Of(SweepResults results, string experiment) =>
        from task in LearningTasks.All
        from setting in results.Scenarios.Select(s => s.Key.Setting with { Decay = null }).Distinct().OrderBy(k => k.Depth).ThenBy(k => k.Width).ThenBy(k => k.Noise)
        where setting.Experiment == experiment && setting.Protocol == Protocol.Fair.Name && setting.Task == task.Name && setting.Switch.Length == 0
        select setting;

    /// <summary>The settings that differ from this one in nothing but their decay; first the one without, where there is one.</summary>
    public static IEnumerable<ScenarioKey> WithEachDecay(SweepResults results, ScenarioKey setting) =>
        results.Scenarios.Select(s => s.Key.Setting).Distinct().Where(k => k with { Decay = null } == setting with { Decay = null });

    /// <summary>One seeker at one density of a setting; null where the sweep has none of it.</summary>
    public static LeaderboardCell? Cell(SweepResults results, ScenarioKey setting, string seeker, string density)
    {
        ScenarioResult[] with = [.. results.Replicates(setting).Where(r => r.Has(seeker, density) && r.Run(seeker, density).Weak is not null)];
        return with.Length == 0 ? null : new LeaderboardCell(seeker, LearningTasks.ByName(setting.Task), density, with);
    }
}
