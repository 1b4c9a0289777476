namespace PlantNSeek.Tasks;

/// <summary>The three tasks of the paper, with its parameters.</summary>
public static class LearningTasks
{
    /// <summary>Regression of max(x, 0).</summary>
    public static ReluTask Relu { get; } = new();

    /// <summary>Four rings, bounds 0.2, 0.5, 0.7, 10 knots.</summary>
    public static CircleTask Circle { get; } = new();

    /// <summary>Three coordinates of a helix, 30 knots.</summary>
    public static HelixTask Helix { get; } = new();

    /// <summary>All of them, in the paper's order.</summary>
    public static IReadOnlyList<LearningTask> All { get; } = [Relu, Circle, Helix];

    /// <summary>The task of that name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the known ones.</exception>
    public static LearningTask ByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var task in All)
        {
            if (task.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return task;
            }
        }

        throw new ArgumentException($"there is no task '{name}'; the tasks are {string.Join(", ", All.Select(t => t.Name))}", nameof(name));
    }
}
