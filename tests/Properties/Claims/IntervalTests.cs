using PlantNSeek.Claims.Estimates;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Claims;

/// <summary>Intervals of one sample, whose error is computed exactly.</summary>
public class IntervalTests
{
    private const double Tail = 0.005;
    private static readonly double[] Tails = [0.05, 0.005, 0.0025, 1e-4];

    // Ranks of the sign test, from tables of the binomial distribution; the first look has four fifths of the tail, later ones a twentieth.
    [TestCase(7, Tail, 0)]
    [TestCase(8, Tail, 1)]
    [TestCase(8, Tail / 2, 0)]
    [TestCase(9, Tail / 2, 1)]
    [TestCase(13, Tail / 40, 0)]
    [TestCase(14, Tail / 40, 1)]
    [TestCase(25, Tail, 6)]
    [TestCase(50, 20 * Tail, 16)]
    [TestCase(100, 20 * Tail, 37)]
    [Spec("CLAIM-008")]
    public void MedianInterval_HasTheRanksOfTheSignTest(int n, double tail, int rank)
    {
        double[] places = [.. Enumerable.Range(0, n).Select(i => (i * i) + 0.5)];
        var median = new MedianEstimate([.. places.Reverse()]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(median.Bound(Side.Lower, tail), Is.EqualTo(rank == 0 ? double.NegativeInfinity : places[rank - 1]));
            Assert.That(median.Bound(Side.Upper, tail), Is.EqualTo(rank == 0 ? double.PositiveInfinity : places[n - rank]));
        }
    }

    [Test]
    [Spec("CLAIM-008")]
    public void MedianInterval_ErrsAtMostAsOftenAsItsTail_WhateverTheDistribution()
    {
        // A sample of two values has the median 0 or 1 or, at one half, any between; errors of a continuous one are those of the signs alone.
        using (Assert.EnterMultipleScope())
        {
            foreach (var (n, p, tail) in from n in Enumerable.Range(1, 30) from p in (double[])[0.05, 0.3, 0.49, 0.5, 0.51, 0.9] from tail in Tails select (n, p, tail))
            {
                var (above, below) = (0.0, 0.0);
                for (var ones = 0; ones <= n; ones++)
                {
                    var median = new MedianEstimate([.. Enumerable.Range(0, n).Select(i => i < ones ? 1.0 : 0)]);
                    var chance = Chance(n, ones, p);
                    above += median.Bound(Side.Lower, tail) > (p <= 0.5 ? 0 : 1) ? chance : 0;
                    below += median.Bound(Side.Upper, tail) < (p >= 0.5 ? 1 : 0) ? chance : 0;
                }

                Assert.That(above, Is.LessThanOrEqualTo(tail * (1 + 1e-9)), $"n {n}, p {p}, tail {tail}: lower bound");
                Assert.That(below, Is.LessThanOrEqualTo(tail * (1 + 1e-9)), $"n {n}, p {p}, tail {tail}: upper bound");
            }
        }
    }

    [Test]
    [Spec("CLAIM-008")]
    public void ShareInterval_ErrsAtMostAsOftenAsItsTail()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (n, p, tail) in from n in (int[])[1, 3, 8, 13, 25] from p in (double[])[0, 0.01, 0.05, 0.3, 0.5, 0.77, 0.95, 1] from tail in Tails select (n, p, tail))
            {
                var (above, below) = (0.0, 0.0);
                for (var count = 0; count <= n; count++)
                {
                    var share = new ShareEstimate(count, n, n);
                    above += share.Bound(Side.Lower, tail) > p ? Chance(n, count, p) : 0;
                    below += share.Bound(Side.Upper, tail) < p ? Chance(n, count, p) : 0;
                }

                Assert.That((above <= tail * (1 + 1e-9), below <= tail * (1 + 1e-9)), Is.EqualTo((true, true)), $"n {n}, p {p}, tail {tail}: {above}, {below}");
            }
        }
    }

    [Test]
    [Spec("CLAIM-008")]
    public void ShareInterval_IsThatOfClopperAndPearson()
    {
        // 0 of n and n of n have closed forms, at four fifths of the tail, which a first look has.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new ShareEstimate(0, 25, 25).Bound(Side.Lower, Tail), Is.Zero);
            Assert.That(new ShareEstimate(0, 25, 25).Bound(Side.Upper, Tail), Is.EqualTo(1 - Math.Pow(0.8 * Tail, 1.0 / 25)).Within(1e-12));
            Assert.That(new ShareEstimate(9, 9, 9).Bound(Side.Lower, Tail), Is.EqualTo(Math.Pow(0.8 * Tail, 1.0 / 9)).Within(1e-12));
            Assert.That(new ShareEstimate(9, 9, 9).Bound(Side.Upper, Tail), Is.EqualTo(1));
            Assert.That(new ShareEstimate(0, 0, 25).Bound(Side.Upper, Tail) - new ShareEstimate(0, 0, 25).Bound(Side.Lower, Tail), Is.EqualTo(1));
        }
    }

    [Test]
    [Spec("CLAIM-008")]
    public void Errors_AreNeverBelowZero_AndInfinitiesAreNoSurprise()
    {
        var errors = new MedianEstimate([0.1, 0.2, 0.3], smallest: 0);
        var perfect = new MarginEstimate("relu", new MedianEstimate([.. Enumerable.Repeat(0.0, 13)], smallest: 0), new MedianEstimate([.. Enumerable.Repeat(1e-4, 13)], smallest: 0));
        var few = new MarginEstimate("relu", errors, new MedianEstimate([1e-4, 1e-4, 1e-4], smallest: 0));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((errors.Bound(Side.Lower, Tail), errors.Bound(Side.Upper, Tail)), Is.EqualTo((0.0, double.PositiveInfinity)));
            Assert.That((perfect.At(Side.Lower, Tail), perfect.At(Side.Upper, Tail)), Is.EqualTo((double.PositiveInfinity, double.PositiveInfinity)), "no error at all");
            Assert.That((few.At(Side.Lower, Tail), few.At(Side.Upper, Tail)), Is.EqualTo((double.NegativeInfinity, double.PositiveInfinity)), "three replicates");
            Assert.That(FunctionEstimate.Difference(perfect, perfect).At(Side.Lower, Tail), Is.Zero, "what is at least infinite less what is at most so is at least 0");
            Assert.That(FunctionEstimate.Mean([perfect, few]).At(Side.Lower, Tail), Is.EqualTo(double.NegativeInfinity), "infinity and its opposite say nothing");
        }
    }

    private static double Chance(int n, int k, double p) =>
        p is 0 or 1 ? (k == (p == 0 ? 0 : n) ? 1 : 0) : Math.Exp(LogFactorial.Binomial(n, k)) * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
}
