using PlantNSeek.Experiments.Pictures;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>The networks of Rare Gems: a small one, sized for a processor, and two of the paper's.</summary>
internal static class GemTasks
{
    /// <summary>ResNet-8 on 2,500 images of 16x16. Rates of scores were chosen for each row on held-out training images (<see cref="GemChoosing"/>); with a fiftieth of the published steps Gem-Miner's is ten times the published 0.1.</summary>
    public static GemTask Small { get; } = new(
        PictureTasks.Small with { Name = "cifar10-resnet8", Model = "resnet8", PublishedWidth = 16, Training = 2500, Test = 3000 },
        new GemSettings { Epochs = 12, BatchSize = 25, Period = 1, Rates = new GemRates(0.1, 0.1, 0.1, 1), Penalty = 1e-4, Rounds = 14, RoundEpochs = 4, Decay = 1e-3, LearningRate = 0.05, Milestones = (6, 9) });

    /// <summary>The paper's ResNet-20 on all images as they are, with the settings of its smallest densities; meant for a GPU.</summary>
    public static GemTask ResNet20 { get; } = new(
        PictureTasks.Whole with { Name = "cifar10-resnet20", Model = "resnet20", PublishedWidth = 16 },
        new GemSettings { Epochs = 150, BatchSize = 128, Period = 5, Rates = GemRates.Published, Penalty = 1e-4, Rounds = 19, RoundEpochs = 150, Decay = 5e-4, LearningRate = 0.01, Milestones = (80, 120) });

    /// <summary>The paper's VGG16, which has normalisations; scores by the published penalty, but by stochastic gradient descent and not Adam.</summary>
    public static GemTask Vgg16 { get; } = new(
        PictureTasks.Whole with { Name = "cifar10-vgg16-nonaffine", Model = "vgg16-nonaffine" },
        ResNet20.Settings with { Epochs = 200, Penalty = 1e-6, RoundEpochs = 200, LearningRate = 0.05, Milestones = (100, 150) });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GemTask> All { get; } = [Small, ResNet20, Vgg16];
}
