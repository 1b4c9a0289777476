using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Pixels;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Reporting.Composition.Images;

/// <summary>What the planted tasks on images and their tickets look like.</summary>
internal static class ImageFigures
{
    private const int Convolutions = 3;
    private const int Shown = 8; // in a row

    /// <summary>Samples of each task at its usual noise.</summary>
    public static SvgFigure Samples() => PixelImages.Draw(new PixelImagesData(
        "image-tasks",
        "Samples of the planted tasks on images",
        "Rows of images of 12 by 12 pixels, one row a task, with the class or the count of each; darker is larger.",
        [.. PlantedImageTasks.All.Select(static task => ($"{task.Name}, noise {NumberText.Short(task.UsualNoise)}", Images(task)))]));

    /// <summary>The first kernels of each hand-built target.</summary>
    public static SvgFigure Kernels() => PixelImages.Draw(new PixelImagesData(
        "image-kernels",
        "The first kernels of the planted tickets",
        "Rows of kernels of 3 by 3 weights, one row a task; empty squares are weights that are not part of the ticket.",
        [.. PlantedImageTasks.All.Select(static task => (task.Name, Kernels(task.Target(Convolutions))))]));

    private static PixelImage[] Images(PlantedImageTask task)
    {
        var batch = task.Draw(Shown, task.UsualNoise, new RandomStream(Scenario.Seed, $"figure {task.Name}"));
        return [.. Enumerable.Range(0, Shown).Select(i => new PixelImage(
            batch.IsClassification ? $"class {batch.Labels[i]}" : $"count {NumberText.Short(batch.Values[i])}",
            task.Input.Columns,
            [.. batch.Inputs.Slice(i * task.Input.Size, task.Input.Size).ToArray().Select(static v => Math.Max(0.0, v))]))];
    }

    private static PixelImage[] Kernels(ImageTarget target)
    {
        var layout = target.Definition.Graph.Layout;
        var (weight, bias) = (layout.Weight(0), layout.Bias(0));
        var size = weight.Length / bias.Length;
        return [.. Enumerable.Range(0, bias.Length).Select(channel => new PixelImage(
            $"bias {NumberText.Short(target.Parameters.Span[bias.Offset + channel])}", 3, target.Parameters.Slice(weight.Offset + (channel * size), size).ToArray()))];
    }
}
