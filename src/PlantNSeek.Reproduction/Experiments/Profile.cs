namespace PlantNSeek.Experiments;

/// <summary>How much of the paper is run.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Settings">Depths with their number of replicates; width 100, noise 0.01, all three tasks, both protocols.</param>
public sealed record Profile(string Name, IReadOnlyList<(int Depth, int Replicates)> Settings)
{
    /// <summary>Few replicates, enough for every verdict to be safe; what <c>dotnet test</c> runs.</summary>
    public static Profile Quick { get; } = new("quick", [(3, 7), (5, 10), (10, 5)]);

    /// <summary>The paper's 25 replicates.</summary>
    public static Profile Paper { get; } = new("paper", [(3, 25), (5, 25), (10, 25)]);

    /// <summary>All profiles.</summary>
    public static IReadOnlyList<Profile> All { get; } = [Quick, Paper];

    /// <summary>The profile of a name.</summary>
    /// <exception cref="ArgumentException">No profile has that name.</exception>
    public static Profile ByName(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"profile is {name}; the known ones are {string.Join(", ", All.Select(p => p.Name))}", nameof(name));

    /// <summary>The scenarios of the singleshot sweep.</summary>
    public IEnumerable<ScenarioKey> Scenarios() =>
        from protocol in Protocol.All
        from task in Tasks.LearningTasks.All
        from setting in Settings
        from replicate in Enumerable.Range(1, setting.Replicates)
        select new ScenarioKey(protocol.Name, task.Name, setting.Depth, 100, 0.01, replicate);
}
