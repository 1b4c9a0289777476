using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Theory;

namespace PlantNSeek.Store;

/// <summary>The finished runs of a sweep, in the order of their keys.</summary>
public sealed class SweepResults
{
    private readonly Dictionary<ScenarioKey, ScenarioResult[]> _scenarios;
    private readonly Dictionary<ScenarioKey, NumbersResult[]> _numbers;

    /// <summary>Sorts the results and puts those of one scenario together; the order they were finished in does not matter.</summary>
    public SweepResults(IEnumerable<ExperimentResult> results)
    {
        Results = [.. results
            .OrderBy(r => r.Key.Experiment, StringComparer.Ordinal)
            .ThenBy(r => r.Key.Protocol, StringComparer.Ordinal).ThenBy(r => r.Key.Switch, StringComparer.Ordinal).ThenBy(r => r.Key.Decay, StringComparer.Ordinal)
            .ThenBy(r => r.Key.Task, StringComparer.Ordinal)
            .ThenBy(r => r.Key.Depth).ThenBy(r => r.Key.Width).ThenBy(r => r.Key.Noise).ThenBy(r => r.Key.Replicate)
            .ThenBy(r => r.Key.Seeker, StringComparer.Ordinal).ThenBy(r => r.Key.Densities, StringComparer.Ordinal)];
        Scenarios = [.. Results.OfType<ScenarioResult>().GroupBy(r => r.Key.Scenario).Select(Together)];
        _scenarios = Scenarios.GroupBy(s => s.Key.Setting).ToDictionary(g => g.Key, g => g.ToArray());
        _numbers = Results.OfType<NumbersResult>().GroupBy(s => s.Key.Setting).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>All results as they were measured.</summary>
    public IReadOnlyList<ExperimentResult> Results { get; }

    /// <summary>The planted networks, each with all that was sought in it by one experiment under one protocol.</summary>
    public IReadOnlyList<ScenarioResult> Scenarios { get; }

    /// <summary>The replicates of a setting, empty where the sweep left it out.</summary>
    public IReadOnlyList<ScenarioResult> Replicates(ScenarioKey setting) => _scenarios.TryGetValue(setting.Setting, out var found) ? found : [];

    /// <summary>The replicates of a setting of the singleshot experiment, empty where the sweep left it out.</summary>
    public IReadOnlyList<ScenarioResult> Replicates(string protocol, string task, int depth, int width = 100, double noise = 0.01) =>
        Replicates(new ScenarioKey(protocol, task, depth, width, noise, 0));

    /// <summary>The replicates of a setting whose runs give numbers, empty where the sweep left it out.</summary>
    public IReadOnlyList<NumbersResult> Numbers(ScenarioKey setting) => _numbers.TryGetValue(setting.Setting, out var found) ? found : [];

    private static ScenarioResult Together(IGrouping<ScenarioKey, ScenarioResult> parts)
    {
        ScenarioResult[] all = [.. parts];
        return all.Length == 1 && all[0].Key == parts.Key ? all[0] : all[0] with
        {
            Key = parts.Key,
            Runs = [.. all.SelectMany(p => p.Runs)],
            Controls = [.. all.SelectMany(p => p.Controls).DistinctBy(c => (c.Pruner, c.Density))],
        };
    }
}
