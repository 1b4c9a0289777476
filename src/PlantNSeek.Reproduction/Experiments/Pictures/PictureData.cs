using PlantNSeek.DataSets;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>The images of a task, read once for all runs on them.</summary>
/// <param name="Training">The images to train on, without augmentation.</param>
/// <param name="Test">The images to test on.</param>
internal sealed record PictureData(ImageSet Training, Batch Test)
{
    private const int Cached = 2;
    private static readonly RecentlyUsed<(PictureTask Task, string? Folder), PictureData> Recent = RecentlyUsed.Shared<(PictureTask Task, string? Folder), PictureData>(Cached);

    /// <summary>The training images, another view of each in every epoch: shifted by an eighth of a side at most, 4 of 32 pixels as usual, and half of them mirrored.</summary>
    public ImageSet Views(int side, RandomStream stream) => Training.With(new Augmentation(side / 8, IsMirroring: true, stream.NextUInt64()));

    /// <summary>Reads the images below a folder of data sets, or takes what is cached.</summary>
    /// <exception cref="FileNotFoundException">Some are not there; the message says which, and how to get them.</exception>
    /// <exception cref="InvalidDataException">A file is not what is published by its name.</exception>
    public static PictureData Of(PictureTask task, string? folder) => Recent.Get((task, folder), () => Read(task, folder));

    /// <summary>What is missing of the images, in one line; null where they are there.</summary>
    public static string? Lacks(PictureTask task, string? folder) => Lacks(task.Set, task.Files, folder);

    /// <summary>The same of some files with training images, all where null, and those with test images.</summary>
    public static string? Lacks(ImageDataSet set, IReadOnlyCollection<string>? files, string? folder)
    {
        try
        {
            var found = DataFolder.Require(set, folder);
            return found.Lacks(DataPart.Training, files) ?? found.Lacks(DataPart.Test);
        }
        catch (FileNotFoundException missing)
        {
            return missing.Message;
        }
    }

    private static PictureData Read(PictureTask task, string? folder)
    {
        var found = DataFolder.Require(task.Set, folder);
        ImageSet Some(DataPart part, IReadOnlyList<string>? only, int first, int count) =>
            SmallerImages.Of(found.Read(part, only).Images.Subset([.. Enumerable.Range(first, count)]), task.Side).With(task.Normalisation);

        return new PictureData(
            Some(DataPart.Training, task.Files, 0, task.Training),
            (task.TestsOnTraining ? Some(DataPart.Training, task.Files, task.Training, task.Test) : Some(DataPart.Test, null, 0, task.Test)).ToBatch());
    }
}
