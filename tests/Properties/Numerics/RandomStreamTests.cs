using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Numerics;

/// <summary>Random streams: the published vectors, independence of keys, distributions.</summary>
[TestFixture]
public class RandomStreamTests
{
    [TestCase(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new[] { 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u })]
    [TestCase(
        new[] { 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu }, new[] { 0xffffffffu, 0xffffffffu },
        new[] { 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu })]
    [TestCase(
        new[] { 0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u }, new[] { 0xa4093822u, 0x299f31d0u },
        new[] { 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u })]
    [Spec("NUM-002")]
    public void Philox_ReproducesThePublishedVectors(uint[] counter, uint[] key, uint[] expected)
    {
        var (a, b, c, d) = RandomStream.Philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        Assert.That(new[] { a, b, c, d }, Is.EqualTo(expected));
    }

    [PinnedProperty]
    [Spec("NUM-003")]
    public void AnotherKey_GivesOtherNumbers_TheSameKeyTheSame(Seed seed)
    {
        var prefix = Prefix(new RandomStream(seed.Value, "host", 3));
        Assert.That(Prefix(new RandomStream(seed.Value, "host", 3)), Is.EqualTo(prefix));
        RandomStream[] others = [new(seed.Value + 1, "host", 3), new(seed.Value, "hosts", 3), new(seed.Value, "host", 4), new(seed.Value, "host")];
        foreach (var other in others)
        {
            Assert.That(Prefix(other).Zip(prefix, (a, b) => a == b), Has.None.True);
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(100)]
    [Spec("NUM-004")]
    public void NextInt32_IsUniform(int end)
    {
        // Chi-square with end - 1 degrees of freedom: mean end - 1, variance 2 (end - 1); six standard deviations.
        var (random, counts, draws) = (new RandomStream(2, "uniform"), new int[end], 100_000);
        for (var i = 0; i < draws; i++)
        {
            counts[random.NextInt32(end)]++;
        }

        var expected = (double)draws / end;
        var statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.That(statistic, Is.EqualTo(end - 1).Within(6 * Math.Sqrt(2.0 * (end - 1))));
    }

    [Test]
    [Spec("NUM-004")]
    public void NextInt32_HasNoBias_WhereTheRangeDoesNotDivideTheWord()
    {
        // Three quarters of the word: without rejection one third of the values would be drawn twice as often.
        var (random, draws, end) = (new RandomStream(3, "rejection"), 30_000, 3 << 29);
        var low = Enumerable.Range(0, draws).Count(_ => random.NextInt32(end) % 3 == 0);
        Assert.That(low, Is.EqualTo(draws / 3.0).Within(6 * Math.Sqrt(draws * 2 / 9.0)));
    }

    [Test]
    [Spec("NUM-004")]
    public void NextNormal_IsStandardNormal()
    {
        // First four moments of 200 000 draws within six standard errors, and the share beyond 1.959964 within six of 5 %.
        var (random, draws) = (new RandomStream(4, "normal"), 200_000);
        double[] x = [.. Enumerable.Range(0, draws).Select(_ => random.NextNormal())];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(x.Average(), Is.Zero.Within(6 / Math.Sqrt(draws)));
            Assert.That(x.Average(v => v * v), Is.EqualTo(1).Within(6 * Math.Sqrt(2.0 / draws)));
            Assert.That(x.Average(v => v * v * v), Is.Zero.Within(6 * Math.Sqrt(15.0 / draws)));
            Assert.That(x.Average(v => v * v * v * v), Is.EqualTo(3).Within(6 * Math.Sqrt(96.0 / draws)));
            Assert.That(x.Count(v => Math.Abs(v) > 1.959964), Is.EqualTo(0.05 * draws).Within(6 * Math.Sqrt(0.0475 * draws)));
            Assert.That(x.Zip(x.Skip(1), (a, b) => a * b).Average(), Is.Zero.Within(6 / Math.Sqrt(draws)));
        }
    }

    [Test]
    [Spec("NUM-004")]
    public void NextPermutation_PutsEachItemAnywhere()
    {
        var (random, draws) = (new RandomStream(5, "permutation"), 12_000);
        var places = new int[4, 4];
        for (var i = 0; i < draws; i++)
        {
            var order = random.NextPermutation(4);
            Assert.That(order.Order(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
            for (var place = 0; place < 4; place++)
            {
                places[place, order[place]]++;
            }
        }

        Assert.That(places.Cast<int>(), Is.All.EqualTo(draws / 4.0).Within(6 * Math.Sqrt(draws * 3 / 16.0)));
    }

    private static uint[] Prefix(RandomStream stream) => [.. Enumerable.Range(0, 8).Select(_ => stream.NextUInt32())];
}
