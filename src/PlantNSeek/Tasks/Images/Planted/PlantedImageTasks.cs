namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>The planted tasks on images.</summary>
public static class PlantedImageTasks
{
    /// <summary>The orientation of a bar.</summary>
    public static BarsTask Bars { get; } = new("bars", distractors: 0);

    /// <summary>The orientation of a bar beside two single pixels.</summary>
    public static BarsTask Distractors { get; } = new("distractors", distractors: 2);

    /// <summary>The number of upright bars.</summary>
    public static CountTask Count { get; } = new();

    /// <summary>The orientation of the longer of two bars, by a residual network.</summary>
    public static LongBarTask LongBar { get; } = new();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlantedImageTask> All { get; } = [Bars, Distractors, Count, LongBar];

    /// <summary>The task of that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static PlantedImageTask ByName(string name) => Catalogue.Find(All, name, static task => task.Name, $"there is no planted task on images '{name}'; they are");
}
