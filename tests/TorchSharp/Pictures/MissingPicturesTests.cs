using PlantNSeek.DataSets;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Experiments.RareGems;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>What the experiments on pictures say where there are none.</summary>
public sealed class MissingPicturesTests : LibtorchFixture
{
    private static readonly ScenarioKey Small = new("Fair", "cifar10-vgg8", 7, 8, 0, 1) { Experiment = "pictures" };

    [OneTimeSetUp]
    public void Register() => TorchEngine.TryRegister();

    [Test, Spec("PICT-002")]
    public void WithoutADataSet_TheySayWhichAndHowToGetIt()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), "no-such-folder-of-data-sets");
        using (Assert.EnterMultipleScope())
        {
            foreach (IExperiment experiment in (IExperiment[])[new PicturePruningExperiment(folder: nowhere), new PictureEdgePopupExperiment(folder: nowhere), new PlantedPictureExperiment(folder: nowhere)])
            {
                var said = experiment.Lacks(Small)!;
                Assert.That(said, Does.StartWith($"CIFAR-10 is needed, and there is no folder '{nowhere}'; 'plantnseek data fetch cifar10 --data {nowhere}' gets it").And.Not.Contain("\n"));
                Assert.That(() => experiment.Run(Small, Protocol.Fair, CancellationToken.None), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo(said));
            }

            Assert.That(new RareGemsExperiment(folder: nowhere).Lacks(Small with { Task = "cifar10-resnet8" }), Does.StartWith($"CIFAR-10 is needed, and there is no folder '{nowhere}'"));

            Assert.That(
                PictureData.Lacks(PictureTasks.Small, folder: null),
                Does.StartWith("CIFAR-10 is needed").And.Contain($"--data or {DataFolder.Variable} names one").And.Contain("'plantnseek data fetch cifar10 --data FOLDER' gets it").And.Not.Contain("\n"));
        }
    }

    [Test, Spec("PICT-002")]
    public void WithoutSomeOfItsFiles_TheyNameThese()
    {
        using var pictures = new MadeUpPictures();
        var task = MadeUpPictures.Task with { Files = ["one.bin", "two.bin"] };
        var experiment = new PicturePruningExperiment([task], pictures.Path);
        var key = Small with { Task = "made-up" };
        Assert.That(experiment.Lacks(key), Is.Null);
        pictures.Remove("two.bin");
        Assert.That(experiment.Lacks(key), Is.EqualTo($"Made up in '{pictures.Path}' lacks two.bin; 'plantnseek data fetch made-up --data {pictures.Path}' gets it"));
        pictures.Remove("test.bin");
        Assert.That(new PicturePruningExperiment([MadeUpPictures.Task], pictures.Path).Lacks(key), Does.Contain("lacks test.bin;"));
    }
}
