using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Theory;

namespace PlantNSeek.Properties.Theory;

public sealed class ReluPathTests
{
    [Test, Spec("THEORY-020")]
    public void Probability_IsWhatEnumerationGives(
        [Values("1-1", "2-3", "1-2-1", "1-2-2-1", "2-2-2-1", "3-2-2", "1-1-3-1-1", "1-3-2-1")] string widths, [Values(1, 0.5, 0.1)] double density)
    {
        var architecture = new Architecture([.. widths.Split('-').Select(int.Parse)]);
        var layout = architecture.Layout;
        int[] weights = [.. Enumerable.Range(0, layout.Count).Where(i => layout.SliceAt(i).Kind == ParameterKind.Weight)];
        var expected = 0.0;
        for (var subset = 0; subset < 1 << weights.Length; subset++)
        {
            var usable = weights.Where((_, bit) => (subset >> bit & 1) == 1).ToHashSet();
            if (Leads(layout, usable.Contains))
            {
                expected += Math.Pow(density / 2, usable.Count) * Math.Pow(1 - (density / 2), weights.Length - usable.Count);
            }
        }

        Assert.That(ReluPath.Probability(architecture, new Density(density)), Is.EqualTo(expected).Within(1e-13 * expected));
    }

    // By hand for the first: 1/2 · 7/16 + 1/4 · 39/64, over one or two units reached in the first layer.
    [TestCase("1-2-2-1", 95.0 / 256, 0.281)]
    [TestCase("1-5-5-1", 0.8765, 0.469)]
    [TestCase("1-10-10-10-1", 0.998, 0.4985)]
    [Spec("THEORY-021")]
    public void Probability_ExceedsThePrintedProduct(string widths, double exact, double product)
    {
        var architecture = new Architecture([.. widths.Split('-').Select(int.Parse)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReluPath.Probability(architecture, new Density(1)), Is.EqualTo(exact).Within(0.0005));
            Assert.That(ReluPath.GreedyProduct(architecture), Is.EqualTo(product).Within(0.0005));
        }
    }

    [PinnedProperty(MaxTest = 300), Spec("THEORY-021")]
    public void GreedyProduct_IsALowerBoundOnly(Architecture architecture)
    {
        var product = architecture.Widths[1..].ToArray().Aggregate(1.0, (p, n) => p * (1 - Math.Pow(0.5, n)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReluPath.GreedyProduct(architecture), Is.EqualTo(product).Within(1e-14));
            Assert.That(ReluPath.Probability(architecture, new Density(1)), Is.GreaterThanOrEqualTo(product * (1 - 1e-14)));
        }
    }

    [PinnedProperty(MaxTest = 200), Spec("THEORY-022")]
    public void Probability_GrowsWithTheDensity(Architecture architecture, FsCheck.PositiveInt percent, FsCheck.PositiveInt more)
    {
        var low = percent.Get % 100 / 100.0;
        var high = Math.Min(1, low + (more.Get / 100.0));
        var (less, greater) = (ReluPath.Probability(architecture, new Density(low)), ReluPath.Probability(architecture, new Density(high)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(less, Is.LessThan(greater));
            Assert.That(ReluPath.Probability(architecture, new Density(0)), Is.Zero);
            Assert.That(greater, Is.LessThanOrEqualTo(1 - Math.Pow(1 - (high / 2), architecture.Widths[^1] * architecture.Widths[^2]) + 1e-14), "the last layer alone");
        }
    }

    // A tiny probability keeps all its digits: hardly more than the expected number of paths, width² (rho / 2)³.
    [Test, Spec("THEORY-022")]
    public void Probability_OfAVerySparseMask_IsTheExpectedNumberOfPaths() => Assert.That(
        ReluPath.Probability(new Architecture(1, 100, 100, 1), new Density(1e-6)), Is.EqualTo(1e4 * 1.25e-19).Within(1e-3).Percent);

    [PinnedProperty(MaxTest = 300), Spec("THEORY-023")]
    public void Exists_AgreesWithASearch(Architecture architecture, Seed seed, FsCheck.NonNegativeInt percent)
    {
        var stream = new RandomStream(seed.Value, "path");
        var layout = architecture.Layout;
        var parameters = HostInitialization.HeScaled(architecture, stream).Parameters.ToArray();
        var mask = Mask.From(layout.Count, _ => stream.NextInt32(100) < 30 + (percent.Get % 71));
        Assert.That(ReluPath.Exists(layout, parameters, mask), Is.EqualTo(Leads(layout, i => mask[i] && parameters[i] > 0)));
    }

    // Hosts and masks as drawn by the library, in two settings; the share is within four standard errors of the exact probability.
    [TestCase("1-4-4-1", 0.5)]
    [TestCase("2-6-6-6-2", 0.3)]
    [Spec("THEORY-024")]
    public void RandomHostsUnderRandomMasks_HaveAPathAsOftenAsComputed(string widths, double density)
    {
        const int count = 2000;
        var architecture = new Architecture([.. widths.Split('-').Select(int.Parse)]);
        var (stream, hosts) = (new RandomStream(5, "masks"), new RandomStream(5, "hosts"));
        var found = Enumerable.Range(0, count).Count(_ => ReluPath.Exists(
            architecture.Layout,
            HostInitialization.HeScaled(architecture, hosts).Parameters,
            Mask.From(architecture.Layout.Count, _ => stream.NextDouble() < density)));
        var exact = ReluPath.Probability(architecture, new Density(density));
        Assert.That((double)found / count, Is.EqualTo(exact).Within(4 * Math.Sqrt(exact * (1 - exact) / count)));
    }

    [Test, Spec("THEORY-023")]
    public void Exists_WithWrongLengths_IsAnErrorWithBothValues() => Assert.That(
        () => ReluPath.Exists(new Architecture(1, 1).Layout, new double[2], Mask.All(3)), Throws.ArgumentException.With.Message.Contains("mask has 3 entries; the layout has 2"));

    // Depth first from each input.
    private static bool Leads(ParameterLayout layout, Func<int, bool> usable)
    {
        var widths = layout.Architecture.Widths.ToArray();
        return Enumerable.Range(0, widths[0]).Any(unit => From(0, unit));

        bool From(int layer, int unit) =>
            layer == widths.Length - 1 || Enumerable.Range(0, widths[layer + 1]).Any(next => usable(layout.WeightIndex(layer, next, unit)) && From(layer + 1, next));
    }
}
