using PlantNSeek.DataSets;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Tasks.Images;
using PlantNSeek.TorchSharp.Tests.Pictures;

namespace PlantNSeek.TorchSharp.Tests.PictureTransfer;

/// <summary>Tests of ticket transfer between made-up images.</summary>
public abstract class TransferFixture : LibtorchFixture
{
    private MadeUpPictures _pictures = null!;

    /// <summary>A run on grey images.</summary>
    internal static ScenarioKey Key { get; } = new("Fair", "clothes", 10, 4, 0, 1) { Experiment = "pictures-transfer", Densities = "0.41,1" };

    /// <summary>The folder of data sets.</summary>
    internal string Folder => _pictures.Path;

    [OneTimeSetUp]
    public void Make()
    {
        TorchEngine.TryRegister();
        _pictures = new MadeUpPictures();
        MadeUpTargets.Write(Folder);
    }

    [OneTimeTearDown]
    public void Delete() => _pictures?.Dispose();

    /// <summary>A small ResNet and a small VGG on grey images, and the ResNet on pairs of them; a source file or all.</summary>
    internal static IReadOnlyList<TransferTask> Tasks { get; } =
    [
        Task("clothes", "resnet8-affine", MadeUpTargets.Clothes, 16),
        Task("clothes-vgg", "vgg8-bn", MadeUpTargets.Clothes, 64),
        Task("toys", "resnet8-affine", MadeUpTargets.Toys, 16),
    ];

    /// <summary>A run in a folder.</summary>
    internal static ScenarioResult Run(ScenarioKey key, string folder) => (ScenarioResult)new PictureTransferExperiment(Tasks, folder).Run(key, Protocol.Of(key), CancellationToken.None);

    /// <summary>A run.</summary>
    internal ScenarioResult Run(ScenarioKey key) => Run(key, Folder);

    private static TransferTask Task(string name, string model, ImageDataSet target, int published) =>
        new(name, model, new TransferImages(MadeUpPictures.Set, 40, 40) { Files = ["one.bin"] }, new TransferImages(target, MadeUpTargets.Training, MadeUpTargets.Test) { Side = 8 })
        {
            PublishedWidth = published,
            Side = 4,
            Normalisation = new Normalisation([0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f]),
            Settings = new TransferSettings
            {
                BatchSize = 8, SourceEpochs = 6, SourceRate = 0.05, RoundEpochs = 1.5, RoundRate = 0.05, TargetEpochs = 4, FineTuningRate = 0.02, WeightDecay = 5e-4, HiddenUnits = 6,
            },
        };
}
