using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.PictureTransfer;

/// <summary>Training in whose later steps normalisations take their running statistics.</summary>
[Spec("XFER-006")]
public sealed class RunningStatisticsTests : LibtorchFixture
{
    private static readonly NetworkDefinition Net = ModelCatalog.Make("resnet8-affine", new ModelShape(new FeatureShape(3, 4, 4), 3, 0.25));
    private static readonly float[] Start = Initialisation.Draw(Net, InitialisationRule.He, new Seed(4).Stream("start"));
    private static readonly TrainingSettings Settings = new() { Epochs = 1, BatchSize = 6, Optimizer = new SgdSettings(0.01) };

    [Test]
    public void WithNone_StatisticsStay_AndAllElseIsTrained()
    {
        var trained = Train(Settings with { BatchStatisticSteps = 0 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistics(trained), Is.EqualTo(Statistics(Start)));
            Assert.That(trained, Is.Not.EqualTo(Start));
        }
    }

    [Test]
    public void WithSome_TheyMoveInThese()
    {
        var first = Train(Settings with { MaxSamples = 12 });
        var interrupted = Train(Settings with { BatchStatisticSteps = 2 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Statistics(interrupted), Is.EqualTo(Statistics(first)));
            Assert.That(interrupted, Is.Not.EqualTo(first), "the steps behind them train");
            Assert.That(Statistics(Train(Settings)), Is.Not.EqualTo(Statistics(first)));
            Assert.That(Train(Settings with { BatchStatisticSteps = 4 }), Is.EqualTo(Train(Settings)));
            Assert.That(Statistics(Train(Settings with { Epochs = 2, BatchStatisticSteps = 2 })), Is.Not.EqualTo(Statistics(first)), "each epoch begins with them");
        }
    }

    [TestCase(64, 5000, 21)]
    [TestCase(128, 50_000, 100)]
    public void ThePublishedShare_IsThatOfItsFirstTest(int batch, int images, int steps) =>
        Assert.That(TransferSettings.Interrupted(Settings with { BatchSize = batch }, images).BatchStatisticSteps, Is.EqualTo(steps));

    private static float[] Train(TrainingSettings settings)
    {
        var random = new Seed(5).Stream("samples");
        var data = Batch.Classification([.. Enumerable.Range(0, 24 * 48).Select(_ => (float)random.NextNormal())], 48, [.. Enumerable.Range(0, 24).Select(static i => i % 3)], 3);
        return Trainer.Train(
            TorchEngine.Instance.Trainer(Net.Graph), Start, Mask.All(Start.Length), data, LossFunction.For(data), settings, new Seed(6).Stream("order")).Parameters;
    }

    private static float[] Statistics(float[] parameters) =>
        [.. Net.Layout.Slices.ToArray().Where(static s => s.Kind == ParameterKind.Statistic).SelectMany(s => parameters[s.Offset..s.End])];
}
