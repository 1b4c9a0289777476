using PlantNSeek.DataSets;
using PlantNSeek.Experiments.Pictures;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.TestSupport;

namespace PlantNSeek.TorchSharp.Tests.Pictures;

/// <summary>The small task on the published images; skipped by name where these are missing.</summary>
public sealed class PublishedPictureTests : LibtorchFixture
{
    [Test, Spec("PICT-018")]
    public void SomeTraining_DoesMoreThanGuess()
    {
        foreach (var name in PictureTasks.Small.Files.Append("test_batch.bin"))
        {
            DataSetFolder.File(ImageDataSets.Cifar10, name);
        }

        var data = PictureData.Of(PictureTasks.Small, DataSetFolder.Named);
        var task = PictureTasks.Small with { Name = "some", Training = 2000, Test = 1000, Settings = PictureTasks.Small.Settings with { Epochs = 4 } };
        var scenario = new PictureScenario(task, PictureNetwork.Of(task, DataSetFolder.Named, 8, InitialisationRule.He, 1), TorchEngine.Instance);
        var trained = scenario.Trained(Mask.All(scenario.Layout.Count), CancellationToken.None);
        var means = Enumerable.Range(0, 3).Select(channel => Mean(data.Test, channel));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((data.Training.Count, data.Test.Count, data.Test.InputWidth), Is.EqualTo((5000, 5000, 3 * 16 * 16)));
            Assert.That(means, Has.All.InRange(-0.05, 0.05));
            Assert.That(trained.Accuracy, Is.GreaterThan(0.2));
            Assert.That(trained.Loss, Is.LessThan(2.25));
        }
    }

    private static double Mean(Batch images, int channel) => Enumerable.Range(0, images.Count).Average(image => images.Inputs.Slice((image * images.InputWidth) + (channel * 256), 256).ToArray().Average());
}
