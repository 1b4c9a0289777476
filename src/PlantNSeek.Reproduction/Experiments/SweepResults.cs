namespace PlantNSeek.Experiments;

/// <summary>The finished scenarios of a sweep, in the order of their keys.</summary>
public sealed class SweepResults
{
    private readonly Dictionary<(string Protocol, string Task, int Depth, int Width, double Noise), ScenarioResult[]> _groups;

    /// <summary>Sorts and groups the scenarios; the order they were finished in does not matter.</summary>
    public SweepResults(IEnumerable<ScenarioResult> scenarios)
    {
        Scenarios = [.. scenarios
            .OrderBy(s => s.Key.Protocol, StringComparer.Ordinal)
            .ThenBy(s => s.Key.Task, StringComparer.Ordinal)
            .ThenBy(s => s.Key.Depth).ThenBy(s => s.Key.Width).ThenBy(s => s.Key.Noise).ThenBy(s => s.Key.Replicate)];
        _groups = Scenarios
            .GroupBy(s => (s.Key.Protocol, s.Key.Task, s.Key.Depth, s.Key.Width, s.Key.Noise))
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>All scenarios, ordered by protocol, task, depth, width, noise and replicate.</summary>
    public IReadOnlyList<ScenarioResult> Scenarios { get; }

    /// <summary>The replicates of one setting, empty where the sweep left it out.</summary>
    public IReadOnlyList<ScenarioResult> Replicates(string protocol, string task, int depth, int width = 100, double noise = 0.01) =>
        _groups.TryGetValue((protocol, task, depth, width, noise), out var group) ? group : [];
}
