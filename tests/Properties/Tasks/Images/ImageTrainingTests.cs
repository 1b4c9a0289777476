using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Properties.Training;
using PlantNSeek.Tasks.Images;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Tasks.Images;

/// <summary>Training on what is no batch gives the bits of training on the batch of the same numbers.</summary>
public sealed class ImageTrainingTests
{
    private static readonly TrainingSettings Settings = new() { Epochs = 3, BatchSize = 3, Optimizer = new SgdSettings(0.1) { Momentum = 0.9 } };

    [PinnedProperty(MaxTest = 30), Spec("IMAGE-014")]
    public void WithoutAugmentation_TrainsLikeTheBatch(Seed seed)
    {
        var given = ImageCase.Of(seed);
        Assert.That(Trained(given, given.Normalised), Is.EqualTo(Trained(given, given.Epoch(-1))));
    }

    [PinnedProperty(MaxTest = 30), Spec("IMAGE-015")]
    public void WithAugmentation_EachEpochTrainsOnItsOwnViews(Seed seed)
    {
        var given = ImageCase.Of(seed);
        Assert.That(Trained(given, given.Augmented), Is.EqualTo(Trained(given, new BatchOfEpoch([.. Enumerable.Range(0, Settings.Epochs).Select(given.Epoch)]))));
    }

    [Test, Spec("IMAGE-015")]
    public void Augmentation_ChangesWhatIsTrained()
    {
        var given = ImageCase.Moving;
        var (augmented, first) = (Trained(given, given.Augmented), given.Epoch(0));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(augmented, Is.Not.EqualTo(Trained(given, given.Normalised)));
            Assert.That(augmented, Is.Not.EqualTo(Trained(given, new BatchOfEpoch([first, first, first]))));
            Assert.That(augmented, Is.Not.EqualTo(Trained(given, given.Normalised.With(given.Augmentation with { Seed = ~given.Augmentation.Seed }))));
        }
    }

    [PinnedProperty(MaxTest = 50), Spec("TRAIN-020")]
    public void ASourceThatWritesABatchsSamples_TrainsLikeTheBatch(Architecture architecture, Seed seed)
    {
        var given = TrainingCase.Of(architecture, seed);
        var count = given.Data.Count;
        var (batch, source) = (Begin(given.Data), Begin(new BatchOfEpoch([given.Data, given.Data.Take([.. Enumerable.Range(1, count - 1), 0])])));
        var random = seed.Stream("steps");
        var (expected, gradient) = (new float[given.Parameters.Length], new float[given.Parameters.Length]);
        for (var step = 0; step < 6; step++)
        {
            var epoch = step % 2;
            int[] samples = random.NextPermutation(count)[..(1 + random.NextInt32(count))];
            int[] inBatch = [.. samples.Select(s => (s + epoch) % count)];
            Assert.That(source.LossAndGradient(samples, gradient, epoch), Is.EqualTo(batch.LossAndGradient(inBatch, expected)));
            Assert.That(gradient, Is.EqualTo(expected));
            Assert.That(source.Step(samples, epoch), Is.EqualTo(batch.Step(inBatch)));
        }

        Assert.That(source.GetParameters(), Is.EqualTo(batch.GetParameters()));

        ITrainingSession Begin(ISampleSource data) =>
            new ManagedTrainer(given.Architecture).Begin(given.Parameters, given.Mask, data, given.Loss, given.Optimizer, given.Data.Count);
    }

    private static float[] Trained(ImageCase given, ISampleSource data)
    {
        var architecture = new Architecture(given.Size, 4, ImageCase.Classes);
        var random = new RandomStream(8, "parameters");
        float[] parameters = [.. Enumerable.Range(0, architecture.Layout.Count).Select(_ => (float)random.NextUniform(-0.5, 0.5))];
        return Trainer.Train(new ManagedTrainer(architecture), parameters, Mask.All(parameters.Length), data, LossFunction.For(data), Settings, new RandomStream(9, "order")).Parameters;
    }

    /// <summary>A batch of each epoch, as a source that is no batch.</summary>
    private sealed class BatchOfEpoch(Batch[] epochs) : ISampleSource
    {
        public int Count => epochs[0].Count;

        public int InputWidth => epochs[0].InputWidth;

        public int OutputWidth => epochs[0].OutputWidth;

        public bool IsClassification => epochs[0].IsClassification;

        public void Take(ReadOnlySpan<int> samples, int epoch, SampleBuffer into) => epochs[epoch].Take(samples, epoch, into);
    }
}
