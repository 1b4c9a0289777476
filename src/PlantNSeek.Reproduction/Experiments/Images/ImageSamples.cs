using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Experiments.Images;

/// <summary>The samples of a planted task on images.</summary>
internal static class ImageSamples
{
    /// <summary>Images to train on, and as many to test on.</summary>
    public const int Count = 2000;

    /// <summary>Images that pruners score on.</summary>
    public const int Pruning = 256;

    /// <summary>The samples of a replicate: three draws under Paper, one that is divided under Fair; the training images are the same.</summary>
    public static TaskData Draw(PlantedImageTask task, SampleDraws draws, double noise, ulong replicate)
    {
        Batch Part(string part, int count) => task.Draw(count, noise, new RandomStream(Scenario.Seed, $"images {task.Name} {part}", replicate));
        if (draws == SampleDraws.Independent)
        {
            return new TaskData(Part("training", Count), Part("pruning", Pruning), Part("test", Count));
        }

        var all = Part("training", 2 * Count);
        return new TaskData(all.Slice(0, Count), all.Slice(0, Pruning), all.Slice(Count, Count));
    }
}
