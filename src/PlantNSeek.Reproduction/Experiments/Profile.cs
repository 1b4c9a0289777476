using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments;

/// <summary>How much of the paper is run: width 100, noise 0.01, both protocols.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Settings">The tasks and depths with their number of replicates.</param>
public sealed record Profile(string Name, IReadOnlyList<ReplicateCount> Settings)
{
    /// <summary>
    /// Few replicates, as many as make each verdict safe, and what <c>dotnet test</c> runs. ReLU at depth 5 takes the most, since
    /// SNIP finds its ticket at density 0.01 in most replicates but not in all; Circle at depth 10, where many scores lie near the
    /// threshold.
    /// </summary>
    public static Profile Quick { get; } = new(
        "quick",
        [
            new("relu", 3, 10), new("circle", 3, 10), new("helix", 3, 10),
            new("relu", 5, 25), new("circle", 5, 15), new("helix", 5, 15),
            new("relu", 10, 5), new("circle", 10, 15), new("helix", 10, 5),
        ]);

    /// <summary>The paper's 25 replicates.</summary>
    public static Profile Paper { get; } = new(
        "paper",
        [.. from depth in new[] { 3, 5, 10 } from task in LearningTasks.All select new ReplicateCount(task.Name, depth, 25)]);

    /// <summary>All profiles, the default first.</summary>
    public static IReadOnlyList<Profile> All { get; } = [Quick, Paper];

    /// <summary>The depths, ascending.</summary>
    public IReadOnlyList<int> Depths => [.. Settings.Select(s => s.Depth).Distinct().Order()];

    /// <summary>The profile of a name.</summary>
    /// <exception cref="ArgumentException">No profile has that name.</exception>
    public static Profile ByName(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"profile is {name}; the known ones are {string.Join(", ", All.Select(p => p.Name))}", nameof(name));

    /// <summary>The scenarios of the singleshot sweep.</summary>
    public IEnumerable<ScenarioKey> Scenarios() =>
        from protocol in Protocol.All
        from setting in Settings
        from replicate in Enumerable.Range(1, setting.Replicates)
        select new ScenarioKey(protocol.Name, setting.Task, setting.Depth, 100, 0.01, replicate);
}

/// <summary>How often a setting is repeated.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Depth">Layers of neurons, input and output included.</param>
/// <param name="Replicates">Planted networks under each protocol.</param>
public readonly record struct ReplicateCount(string Task, int Depth, int Replicates);
