using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Sweeping;

/// <summary>The tasks that experiments are about, fully connected or on images, by the names that keys and claims use.</summary>
public static class TaskCatalog
{
    /// <summary>All of them: those of the paper, further ones, planted ones on images, and those on real images.</summary>
    public static IReadOnlyList<NamedTask> All { get; } =
    [
        .. LearningTasks.All.Concat(LearningTasks.Extended).Select(static t => new NamedTask(t.Name, $"{t.InputWidth}", $"{t.OutputWidth}", t.IsClassification, null)),
        .. PlantedImageTasks.All.Select(static t => new NamedTask(t.Name, $"{t.Input.Channels}x{t.Input.Rows}x{t.Input.Columns}", $"{t.OutputWidth}", t.IsClassification, t.IsClassification ? 1.0 / t.OutputWidth : null)),
        .. PictureTasks.All.Concat(GemTasks.All.Select(static g => g.Pictures)).Select(static t => new NamedTask(t.Name, $"{t.Set.Shape.Extents[0]}x{t.Side}x{t.Side}", $"{t.Set.Classes.Count}", true, 1.0 / t.Set.Classes.Count)),
        .. TransferTasks.All.Select(static t => new NamedTask(t.Name, $"3x{t.Side}x{t.Side}", $"{t.Target.Set.Classes.Count}", true, 1.0 / t.Target.Set.Classes.Count)),
    ];

    /// <summary>The task of that name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static NamedTask ByName(string name) => Catalogue.Find(All, name, static task => task.Name, $"there is no task '{name}'; the tasks are");
}

/// <summary>A task by its name.</summary>
/// <param name="Name">The name in keys.</param>
/// <param name="Inputs">The shape of a sample.</param>
/// <param name="Outputs">How many outputs.</param>
/// <param name="IsClassification">Whether the score is an accuracy; otherwise it is a squared error.</param>
/// <param name="Chance">The accuracy of guessing, where figures show it; else null.</param>
public sealed record NamedTask(string Name, string Inputs, string Outputs, bool IsClassification, double? Chance);
