using PlantNSeek.Networks;
using PlantNSeek.Tasks.Images;

namespace PlantNSeek.Properties.Tasks.Images;

/// <summary>The numbers of a sample, against plain loops.</summary>
public sealed class ImageSampleTests
{
    [PinnedProperty, Spec("IMAGE-001"), Spec("IMAGE-007")]
    public void WithoutAugmentation_ASampleIsItsNormalisedBytes(Seed seed)
    {
        var given = ImageCase.Of(seed);
        var (inputs, labels) = ImageCase.Taken(given.Normalised, given.All, 5);
        var (below, _) = ImageCase.Taken(given.Augmented, given.All, -1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inputs, Is.EqualTo(given.Epoch(-1).Inputs.ToArray()));
            Assert.That(below, Is.EqualTo(inputs));
            Assert.That(labels, Is.EqualTo(given.Labels));
            Assert.That(given.All.Select(i => given.Normalised.Label(i)), Is.EqualTo(labels));
            Assert.That((given.Normalised.Count, given.Normalised.InputWidth, given.Normalised.OutputWidth), Is.EqualTo((labels.Length, given.Size, ImageCase.Classes)));
        }
    }

    [PinnedProperty(MaxTest = 30), Spec("IMAGE-002")]
    public void Bytes_ComeBackFromTheirNumbers(Seed seed)
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];
        var given = ImageCase.Of(seed);
        var set = ImageSet.Of(all, new TensorShape(1, 16, 16), [0], 1);
        var (plain, _) = ImageCase.Taken(set, [0], -1);
        var (normalised, _) = ImageCase.Taken(set.With(new Normalisation(given.Means.AsSpan(0, 1), given.Deviations.AsSpan(0, 1))), [0], -1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain, Is.EqualTo(all.Select(b => b / 255f)));
            Assert.That(normalised.Select(v => Math.Round(255.0 * ((v * given.Deviations[0]) + given.Means[0]))), Is.EqualTo(all));
        }
    }

    [PinnedProperty(MaxTest = 300), Spec("IMAGE-003"), Spec("IMAGE-004")]
    public void Augmented_IsTheWindowThatTheStreamGives(Seed seed)
    {
        var given = ImageCase.Of(seed);
        foreach (var epoch in new[] { 0, 1, 7, int.MaxValue })
        {
            Assert.That(ImageCase.Taken(given.Augmented, given.All, epoch).Inputs, Is.EqualTo(given.Epoch(epoch).Inputs.ToArray()), $"epoch {epoch}");
        }
    }

    [TestCase(0), TestCase(1), TestCase(2), Spec("IMAGE-005")]
    public void Views_AreEquallyFrequent(int padding)
    {
        const int epochs = 500, images = 40;
        byte[] bytes = [.. Enumerable.Range(1, 9).Select(b => (byte)b)];
        var set = ImageSet.Of([.. Enumerable.Repeat(bytes, images).SelectMany(b => b)], new TensorShape(1, 3, 3), new byte[images], 1).With(new Augmentation(padding, true, 12));
        var counts = new Dictionary<string, int>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var (inputs, _) = ImageCase.Taken(set, [.. Enumerable.Range(0, images)], epoch);
            foreach (var view in inputs.Chunk(9).Select(v => string.Join(' ', v.Select(x => 255 * x))))
            {
                counts[view] = counts.GetValueOrDefault(view) + 1;
            }
        }

        var views = 2 * ((2 * padding) + 1) * ((2 * padding) + 1);
        var expected = (double)epochs * images / views;
        Assert.That(counts, Has.Count.EqualTo(views));
        Assert.That(counts.Values, Is.All.EqualTo(expected).Within(5 * Math.Sqrt(expected)));
    }

    [PinnedProperty, Spec("IMAGE-006")]
    public void ASample_DependsOnEpochAndImageAlone(Seed seed)
    {
        var given = ImageCase.Of(seed);
        var random = seed.Stream("positions");
        int[] order = [.. Enumerable.Range(0, 12).Select(_ => random.NextInt32(given.Labels.Length))];
        var epoch = random.NextInt32(9);
        float[] expected = [.. order.SelectMany(i => given.Sample(i, epoch))];
        int[] within = [.. order.Select((_, i) => i)];
        var (set, apart) = (given.Augmented, given.Plain.Subset(order).With(given.Augmentation).With(given.Normalised.Normalisation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ImageCase.Taken(set, order, epoch).Inputs, Is.EqualTo(expected));
            Assert.That(order.SelectMany(i => ImageCase.Taken(set, [i], epoch).Inputs), Is.EqualTo(expected));
            Assert.That(ImageCase.Taken(set.Subset(order), within, epoch).Inputs, Is.EqualTo(expected));
            Assert.That(ImageCase.Taken(apart.Subset(within), within, epoch).Labels, Is.EqualTo(order.Select(i => (int)given.Labels[i])));
            Assert.That(ImageCase.Taken(apart, within, epoch).Inputs, Is.EqualTo(expected));
            Assert.That(set.ToBatch(order, epoch).Inputs.ToArray(), Is.EqualTo(expected));
        }
    }

    [Test, Spec("IMAGE-006")]
    public void Threads_TakeTheSameBitsFromOneSet()
    {
        var given = ImageCase.Moving;
        var set = given.Augmented;
        float[][] expected = [.. Enumerable.Range(0, 50).Select(epoch => given.Epoch(epoch).Inputs.ToArray())];
        var wrong = 0;
        Parallel.For(0, 20_000, i =>
        {
            if (!ImageCase.Taken(set, given.All, i % expected.Length).Inputs.AsSpan().SequenceEqual(expected[i % expected.Length]))
            {
                Interlocked.Increment(ref wrong);
            }
        });
        Assert.That(wrong, Is.Zero);
    }
}
