using PlantNSeek.DataSets;
using PlantNSeek.Tasks.Images;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>The tasks of ticket transfer from CIFAR-10: small ones, sized for a processor, and the paper's, meant for a GPU.</summary>
internal static class TransferTasks
{
    private const int Padded = 32; // FashionMNIST with a border, as the paper's crops have it

    /// <summary>A small ResNet, used on FashionMNIST.</summary>
    public static TransferTask Residual { get; } = Small("cifar10-fashion-resnet8", "resnet8-affine", Fashion(2000, 3000), 16);

    /// <summary>A small VGG with normalisations, used on FashionMNIST.</summary>
    public static TransferTask Chain { get; } = Small("cifar10-fashion-vgg8", "vgg8-bn", Fashion(2000, 3000), 64);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TransferTask> All { get; } =
    [
        Residual,
        Chain,
        Small("cifar10-norb-resnet8", "resnet8-affine", Norb(2000, 3000), 16),
        Small("cifar10-norb-vgg8", "vgg8-bn", Norb(2000, 3000), 64),
        Whole("cifar10-fashion-resnet18", "resnet18", Fashion(60_000, 10_000)),
        Whole("cifar10-norb-resnet18", "resnet18", Norb(24_300, 24_300)),
        Whole("cifar10-fashion-vgg19", "vgg19-bn", Fashion(60_000, 10_000)),
        Whole("cifar10-norb-vgg19", "vgg19-bn", Norb(24_300, 24_300)),
    ];

    // Means and deviations over all training images.
    private static Normalisation Cifar => new([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f]);

    private static TransferImages Fashion(int training, int test) => new(ImageDataSets.FashionMnist, training, test) { Side = Padded };

    private static TransferImages Norb(int training, int test) => new(ImageDataSets.SmallNorb, training, test);

    private static TransferTask Small(string name, string model, TransferImages target, int published) =>
        new(name, model, new TransferImages(ImageDataSets.Cifar10, 5000, 2000) { Files = ["data_batch_1.bin"] }, target)
        {
            PublishedWidth = published,
            Side = 16,
            Normalisation = Cifar,
            Settings = new TransferSettings { SourceEpochs = 10, SourceRate = 0.05, RoundEpochs = 1, RoundRate = 0.01, TargetEpochs = 25, FineTuningRate = 0.1, WeightDecay = 5e-4 },
        };

    private static TransferTask Whole(string name, string model, TransferImages target) =>
        new(name, model, new TransferImages(ImageDataSets.Cifar10, 50_000, 10_000), target)
        {
            PublishedWidth = 64,
            Side = 32,
            Normalisation = Cifar,
            Settings = new TransferSettings
            {
                BatchSize = 128,
                SourceEpochs = 200,
                SourceRate = 5e-3,
                Schedule = LearningRateSchedule.MultiStep(0.1, 150, 180),
                RoundEpochs = 10,
                RoundRate = 0.01,
                TargetEpochs = 65,
                FineTuningRate = 5e-3,
                FineTuningSchedule = LearningRateSchedule.MultiStep(0.1, 150, 180),
                WeightDecay = 1e-4,
            },
        };
}
