using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Tasks;

/// <summary>The three tasks of the paper, with its parameters, and further tasks that share hidden layers with its Circle.</summary>
public static class LearningTasks
{
    /// <summary>Regression of max(x, 0).</summary>
    public static ReluTask Relu { get; } = new();

    /// <summary>Four rings, bounds 0.2, 0.5, 0.7, 10 knots.</summary>
    public static CircleTask Circle { get; } = new();

    /// <summary>Three coordinates of a helix, 30 knots.</summary>
    public static HelixTask Helix { get; } = new();

    /// <summary>Circle with the bounds 0.3, 0.6, 0.9, and otherwise its hidden layers.</summary>
    public static CircleTask CircleRadii { get; } =
        new("circle-radii", new CircleClasses(0.3, 0.6, 0.9), CircleTarget.PublishedKnots, CircleClasses.Published.Bounds[^1]);

    /// <summary>Regression of the squared radius.</summary>
    public static RingsTask Rings { get; } = new();

    /// <summary>Regression of the product of two numbers.</summary>
    public static ProductTask Product { get; } = new();

    /// <summary>The tasks of the paper, in its order.</summary>
    public static IReadOnlyList<LearningTask> All { get; } = [Relu, Circle, Helix];

    /// <summary>Tasks that the paper does not have.</summary>
    public static IReadOnlyList<LearningTask> Extended { get; } = [CircleRadii, Rings, Product];

    /// <summary>The task of that name, of the paper or not, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the known ones.</exception>
    public static LearningTask ByName(string name) =>
        Catalogue.Find([.. All, .. Extended], name, static task => task.Name, $"there is no task '{name}'; the tasks are");
}
