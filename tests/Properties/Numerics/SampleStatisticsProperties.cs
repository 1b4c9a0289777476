using FsCheck;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Numerics;

[Spec("NUM-005")]
public class SampleStatisticsProperties
{
    [PinnedProperty]
    public bool Median_IsTheMiddleOfTheSortedSample(NonEmptyArray<int> sample)
    {
        double[] values = [.. sample.Get.Select(v => (double)v)];
        double[] sorted = [.. values.Order()];
        var n = sorted.Length;
        var expected = n % 2 == 1 ? sorted[n / 2] : (sorted[(n / 2) - 1] + sorted[n / 2]) / 2;
        return Math.Abs(SampleStatistics.Median(values) - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));
    }

    [PinnedProperty]
    public bool Quantiles_RiseFromTheSmallestToTheLargest(NonEmptyArray<int> sample)
    {
        double[] values = [.. sample.Get.Select(v => (double)v)];
        double[] quantiles = [.. Enumerable.Range(0, 21).Select(i => SampleStatistics.Quantile(values, i / 20.0))];
        return quantiles[0] == values.Min() && quantiles[^1] == values.Max()
            && quantiles.Zip(quantiles.Skip(1)).All(p => p.First <= p.Second + 1e-9);
    }

    [Test]
    public void Quantile_InterpolatesAtNMinus1TimesP() => Assert.That(SampleStatistics.Quantile([40, 10, 20, 30], 0.25), Is.EqualTo(17.5));

    [TestCase(0.75, double.PositiveInfinity, 0, double.PositiveInfinity, double.PositiveInfinity)]
    [TestCase(0.25, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, 1)]
    [TestCase(0.5, 2, double.NegativeInfinity, 2, double.PositiveInfinity)]
    [TestCase(0.5, double.NegativeInfinity, double.NegativeInfinity, 2)]
    [TestCase(0.5, double.PositiveInfinity, 2, double.PositiveInfinity)]
    [TestCase(0.49, double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [TestCase(0.5, double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [TestCase(0.51, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    public void Quantile_OfInfinities_IsNoNaN(double probability, double expected, params double[] sample) =>
        Assert.That(SampleStatistics.Quantile(sample, probability), Is.EqualTo(expected));

    [PinnedProperty]
    public bool Quantiles_Rise_AlsoPastInfinities(NonEmptyArray<int> sample)
    {
        double[] values = [.. sample.Get.Select(v => (v % 3) switch { 0 => v, > 0 => double.PositiveInfinity, _ => double.NegativeInfinity })];
        double[] quantiles = [.. Enumerable.Range(0, 21).Select(i => SampleStatistics.Quantile(values, i / 20.0))];
        return !quantiles.Any(double.IsNaN) && quantiles.Zip(quantiles.Skip(1)).All(p => p.First <= p.Second + 1e-9);
    }

    [Test]
    public void Mean_IsTheSumOverTheCount() => Assert.That(SampleStatistics.Mean([1, 2, 6]), Is.EqualTo(3));

    [Test]
    public void AnEmptySample_IsAnError() =>
        Assert.That(() => SampleStatistics.Median([]), Throws.ArgumentException.With.Message.Contains("the sample is empty"));
}
