using System.Runtime.CompilerServices;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Tasks.Images;

/// <summary>What a set of images costs, and what it refuses.</summary>
public sealed class ImageSetTests
{
    private static readonly TensorShape Tiny = new(2, 2, 3);

    private static ImageSet Pair => ImageSet.Of([.. Enumerable.Range(0, 24).Select(b => (byte)b)], Tiny, [0, 1], 2);

    [PinnedProperty, Spec("IMAGE-008")]
    public void Normalisation_OfASet_HasMeanAndDeviationOfItsChannels(Seed seed)
    {
        var given = ImageCase.Of(seed);
        int[] some = [.. given.All.Skip(1), 1]; // one not at all, one twice
        for (var channel = 0; channel < given.Channels; channel++)
        {
            // So that no channel is constant.
            var at = channel * given.Height * given.Width;
            (given.Pixels[given.Size + at], given.Pixels[((given.Labels.Length - 1) * given.Size) + at]) = (90, 91);
        }

        var normalisation = Normalisation.Of(given.Plain.Subset(some));
        for (var channel = 0; channel < given.Channels; channel++)
        {
            double[] values = [.. some.SelectMany(i => Enumerable.Range(0, given.Height * given.Width)
                .Select(at => given.Pixels[(i * given.Size) + (channel * given.Height * given.Width) + at] / 255.0))];
            var deviation = Math.Sqrt(values.Average(v => (v - values.Average()) * (v - values.Average())));
            Assert.That(normalisation.Means[channel], Is.EqualTo(values.Average()).Within(1e-7));
            Assert.That(normalisation.Deviations[channel], Is.EqualTo(deviation).Within(1e-7));
        }
    }

    [Test, Spec("IMAGE-009")]
    public void WhatDoesNotFit_IsAnErrorWithBothValues()
    {
        var set = Pair;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => ImageSet.Of(new byte[23], Tiny, [0, 1], 2), Throws.ArgumentException.With.Message.Contains("23 pixels; 2 labels and the shape [2, 2, 3] need 24"));
            Assert.That(() => ImageSet.Of(new byte[24], Tiny, [0, 3], 3), Throws.ArgumentException.With.Message.Contains("label 1 is 3; there are 3 classes"));
            Assert.That(() => ImageSet.Of(new byte[24], new TensorShape(12), [0, 1], 2), Throws.ArgumentException.With.Message.Contains("is [12]; it has three extents"));
            Assert.That(() => ImageSet.Of([], new TensorShape(1, 0, 3), [0], 2), Throws.ArgumentException.With.Message.Contains("is [1, 0, 3]; it has three extents of at least 1"));
            Assert.That(() => ImageSet.Of(new byte[24], default, [0, 1], 2), Throws.ArgumentException.With.Message.Contains("is []; it has three extents"));
            Assert.That(() => ImageSet.Of(new byte[24], Tiny, [0, 1], 257), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("classes is 257; it must lie in [1, 256]"));
            Assert.That(() => set.With(Normalisation.ToUnitInterval(3)), Throws.ArgumentException.With.Message.Contains("has 3 channels; the images have 2"));
            Assert.That(() => set.With(new Augmentation(2, true, 1)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("padding is 2; it must lie in [0, 1]"));
            Assert.That(() => set.With(new Augmentation(-1, true, 1)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("padding is -1"));
            Assert.That(() => set.Subset([0, 2]), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("position is 2; the set has 2 images"));
            Assert.That(() => set.Subset([1]).Label(1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("position is 1; the set has 1 images"));
            Assert.That(() => set.Take([-1], 0, new SampleBuffer(set, 1)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("position is -1"));
            Assert.That(() => set.Take([0, 1], 0, new SampleBuffer(set, 1)), Throws.ArgumentException.With.Message.Contains("2 samples are asked for; the buffer has room for 1"));
            Assert.That(() => set.Take([0], 0, Room(inputs: 11, isClassification: true)), Throws.ArgumentException.With.Message.Contains("has 22 entries; room for as many of these images has 24"));
            Assert.That(() => set.Take([0], 0, Room(inputs: 12, isClassification: false)), Throws.ArgumentException.With.Message.Contains("labels has 0 entries; its capacity has 2"));
            Assert.That(() => new Normalisation([0, 0], [1]), Throws.ArgumentException.With.Message.Contains("deviations has 1 entries; the means has 2"));
            Assert.That(() => new Normalisation([0, 0], [1, 0]), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("deviation of channel 1 is 0;"));
            Assert.That(() => new Normalisation([float.NaN], [1]), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("mean of channel 0 is NaN;"));
            Assert.That(() => new Normalisation([], []), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("channels is 0;"));
            Assert.That(() => Normalisation.Of(set.Subset([])), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("images.Count is 0"));
            Assert.That(() => Normalisation.Of(ImageSet.Of([1, 2, 5, 5], new TensorShape(2, 1, 2), [0], 1)), Throws.ArgumentException.With.Message.Contains("channel 1 is 5 throughout"));
        }
    }

    [Test, Spec("IMAGE-010")]
    public void WhateverIsMadeOfASet_SharesItsBytes()
    {
        var pixels = new byte[24];
        var set = ImageSet.Of(pixels, Tiny, [0, 1], 2);
        foreach (var other in new[] { set, set.With(new Normalisation([1, 2], [3, 4])), set.With(new Augmentation(1, true, 1)), set.Subset([1, 0]).Subset([1, 0]) })
        {
            Assert.That(Unsafe.AreSame(in other.Pixels(1)[0], in pixels[12]));
        }
    }

    // What is allocated in all is no less than the peak of what is held.
    [Test, Spec("IMAGE-011"), Spec("IMAGE-012")]
    public void AsManyImagesAsCifarHas_CostTheirBytesOnce()
    {
        const int count = 50_000;
        var architecture = new Architecture(3072, 2, 10);
        var parameters = new float[architecture.Layout.Count];
        var settings = new TrainingSettings { Epochs = 1, BatchSize = 8, MaxSamples = 16 };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (pixels, labels) = (new byte[count * 3072], new byte[count]);
        pixels.AsSpan(0, 3072 * 9).Fill(9);
        var set = ImageSet.Of(pixels, new TensorShape(3, 32, 32), labels, 10);
        var normalised = set.With(new Normalisation([0.4914f, 0.4822f, 0.4465f], [0.247f, 0.2435f, 0.2616f])).With(new Augmentation(4, true, 1));
        var positions = new int[45_000];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = i;
        }

        var training = normalised.Subset(positions);
        var made = GC.GetAllocatedBytesForCurrentThread() - before;
        Trainer.Train(new ManagedTrainer(architecture), parameters, Mask.All(parameters.Length), training, LossFunction.For(training), settings, new RandomStream(1, "order"));
        var trained = GC.GetAllocatedBytesForCurrentThread() - before - made;
        Assert.That(made, Is.InRange(153_650_000, 155_000_000));
        Assert.That(trained, Is.LessThan(5_000_000));
    }

    [Test, Spec("IMAGE-013")]
    public void Take_AllocatesNothing()
    {
        var set = Pair.With(new Normalisation([0.4f, 0.5f], [0.2f, 0.3f])).With(new Augmentation(1, true, 1)).Subset([1, 0, 1]);
        var buffer = new SampleBuffer(set, 3);
        set.Take([2, 1, 0], 0, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var epoch = -1; epoch < 200; epoch++)
        {
            set.Take([2, 1, 0], epoch, buffer);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static SampleBuffer Room(int inputs, bool isClassification) => new(
        isClassification ? Batch.Classification(new float[inputs], inputs, [0], 1) : Batch.Regression(new float[inputs], inputs, [0], 1), 2);
}
