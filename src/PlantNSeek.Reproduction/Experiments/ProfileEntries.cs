using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments;

/// <summary>
/// What the profiles run. The quick profile has as few replicates as safe verdicts need: ReLU at depth 5 takes the most, since SNIP
/// finds its ticket at density 0.01 in most replicates but not in all; Circle at depth 10, where many scores lie near the threshold.
/// </summary>
internal static class ProfileEntries
{
    private static readonly string[] Tasks = [.. LearningTasks.All.Select(t => t.Name)];

    public static IReadOnlyList<ProfileEntry> Quick { get; } =
    [
        .. Both("singleshot", "relu", 3, 10), .. Both("singleshot", "circle", 3, 10), .. Both("singleshot", "helix", 3, 10),
        .. Both("singleshot", "relu", 5, 25), .. Both("singleshot", "circle", 5, 15), .. Both("singleshot", "helix", 5, 15),
        .. Both("singleshot", "relu", 10, 5), .. Both("singleshot", "circle", 10, 15), .. Both("singleshot", "helix", 10, 5),
    ];

    public static IReadOnlyList<ProfileEntry> Paper { get; } =
    [
        .. from depth in new[] { 3, 5, 10 } from task in Tasks from entry in Both("singleshot", task, depth, 25) select entry,
    ];

    public static IReadOnlyList<ProfileEntry> Smoke { get; } =
    [
        .. from depth in new[] { 3, 5 } from task in Tasks from entry in Both("singleshot", task, depth, 1) select entry,
    ];

    // A setting at width 100 with noise 0.01 under both protocols, and variations of it.
    private static IEnumerable<ProfileEntry> Both(string experiment, string task, int depth, int replicates, Func<ScenarioKey, ScenarioKey>? vary = null) =>
        from protocol in Protocol.All
        let setting = new ScenarioKey(protocol.Name, task, depth, 100, 0.01, 0) { Experiment = experiment }
        select new ProfileEntry(vary is null ? setting : vary(setting), replicates);
}
