using PlantNSeek.DataSets;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>The tasks on real images: two small ones, sized for a processor, and the paper's.</summary>
internal static class PictureTasks
{
    private static readonly string[] Batches = [.. ImageDataSets.Cifar10.Files.Where(static f => f.Part == DataPart.Training).Select(static f => f.Name)];

    /// <summary>Six convolutions on images of 16x16, of 5,000 images.</summary>
    public static PictureTask Small { get; } = new("cifar10-vgg8", ImageDataSets.Cifar10, "vgg8")
    {
        Side = 16,
        Training = 5000,
        Test = 5000,
        Files = Batches[..1],
        Normalisation = Cifar,
        Settings = new PictureSettings { Epochs = 6, LearningRate = 2e-3, Rounds = 5, RoundEpochs = 1, SynFlowRounds = 50, TicketEpochs = 12, LevelEpochs = 4 },
    };

    /// <summary>The paper's 13 convolutions on the same images, for narrow networks: so deep that density decides whether edge-popup finds anything.</summary>
    public static PictureTask Deep { get; } = Small with { Name = "cifar10-vgg16-16px", Model = "vgg16", Settings = Small.Settings with { LearningRate = 1e-3 } };

    /// <summary>The paper's network on all images as they are; meant for a GPU.</summary>
    public static PictureTask Whole { get; } = new("cifar10-vgg16", ImageDataSets.Cifar10, "vgg16")
    {
        Side = 32,
        Training = 50_000,
        Test = 10_000,
        Files = Batches,
        Normalisation = Cifar,
        Settings = new PictureSettings { Epochs = 160, LearningRate = 1e-3, Rounds = 10, RoundEpochs = 5, SynFlowRounds = 100, TicketEpochs = 160, LevelEpochs = 50 },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PictureTask> All { get; } = [Small, Deep, Whole];

    // Means and deviations over all training images.
    private static Normalisation Cifar => new([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f]);
}
