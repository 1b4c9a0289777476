using PlantNSeek.Claims;
using PlantNSeek.Claims.Estimates;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Properties.Claims;

/// <summary>What a bound may err is shared by five looks at its sample.</summary>
public class LooksTests
{
    private static readonly double[] Tails = [0.005, 0.0025, 0.01 / 9, 0.005 / 21];

    [Test]
    [Spec("CLAIM-018")]
    public void ALook_SpendsItsShareOfTheTail()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => (double)i)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { 1, 49, 50, 99, 100, 200, 400 }.Select(Looks.Share), Is.EqualTo(new[] { 0.8, 0.8, 0.05, 0.05, 0.05, 0.05, 0.05 }).Within(1e-15));
            Assert.That(new[] { 13, 49, 50, 70, 399, 400 }.Select(Looks.Next), Is.EqualTo(new int?[] { 50, 50, 100, 100, 400, null }));
            Assert.That(Looks.Later.Prepend(1).Sum(Looks.Share), Is.EqualTo(1).Within(1e-15));
            foreach (var n in (int[])[13, 49, 50, 400])
            {
                // Quantiles of the binomial distribution: the bound is the one of a single look at a tail that is smaller by the share.
                var wins = PlantNSeek.Numerics.Statistics.SignTest.WinsNeeded(n, 0.005 * (n < 50 ? 0.8 : 0.05))!.Value;
                Assert.That(new MedianEstimate([.. values.Take(n)]).Bound(Side.Lower, 0.005), Is.EqualTo(values[n - wins]), $"median of {n}");
            }

            Assert.That(new ShareEstimate(0, 20, 100).Bound(Side.Upper, 0.008), Is.EqualTo(1 - Math.Pow(0.0004, 1.0 / 20)).Within(1e-12), "the look is that of the replicates, not of the failures among them");
        }
    }

    // With the truth on the threshold half of the replicates are above; each look at its full tail would err in two to three times as many sweeps as allowed.
    [Test]
    [Spec("CLAIM-018")]
    public void FiveLooks_ErrAsOftenAsTheTail_AndWithoutItsShares_MoreOften([Values(9, 10, 13, 19, 25, 49)] int first, [Values(0.3, 0.49, 0.5)] double above)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var tail in Tails)
            {
                var wrong = new SignWalk(first, tail).Ends(above).Sum(e => e.Above);
                Assert.That(wrong, Is.LessThanOrEqualTo(tail * (1 + 1e-9)), $"tail {tail}");
                if (above == 0.5)
                {
                    Assert.That(new SignWalk(first, tail) { IsUnspent = true }.Ends(above).Sum(e => e.Above), Is.GreaterThan(1.5 * tail), $"tail {tail} at each look");
                }
            }
        }
    }

    // Of one pair of pruner and density (score and ticket share what may go wrong) and of the best of twenty, the first look at 13 replicates.
    [TestCase(0.55, 2)]
    [TestCase(0.6, 2)]
    [TestCase(0.7, 2)]
    [TestCase(0.8, 2)]
    [TestCase(0.9, 2)]
    [TestCase(0.55, 21.8)]
    [TestCase(0.6, 21.8)]
    [TestCase(0.7, 21.8)]
    [TestCase(0.8, 21.8)]
    [TestCase(0.9, 21.8)]
    [Spec("CLAIM-020")]
    public void OffTheThreshold_AMedianIsDecided(double above, double premises)
    {
        var ends = new SignWalk(13, ErrorRates.OfAnEnd / premises).Ends(above);
        var (decided, wrong) = (ends.Sum(e => e.Above), ends.Sum(e => e.Below));
        var mean = ends.Sum(e => e.Replicates * (e.Above + e.Below)) + ((1 - decided - wrong) * 400);
        TestContext.Out.WriteLine($"{above:P0} of replicates above, {premises} premises: decided {decided:P1} ({string.Join(", ", ends.Select(e => $"{e.Above:P1} at {e.Replicates}"))}), wrong {wrong:E1}, {mean:F0} replicates in the mean");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(decided, Is.GreaterThan(above < 0.6 ? 0 : above < 0.7 ? 0.4 : 0.99));
            Assert.That(mean, Is.LessThan(above < 0.7 ? 400 : above < 0.8 ? 200 : 100));
        }
    }

    // What several pairs of a setting have in common counts one look of its first twice: see Premises.OfShared.
    [Test]
    [Spec("CLAIM-018")]
    public void PairsOfASetting_BeginWithTwoNumbersOfReplicatesAtMost()
    {
        var manifold = from profile in Profile.All
                       from setting in BookSimulation.Sweep(profile, SimulatedSweep.Truth, new RandomStream(1, "looks"), () => true).Scenarios.GroupBy(s => s.Key.Setting)
                       let numbers = setting.SelectMany(s => s.Runs).GroupBy(r => (r.Pruner, r.Density)).Select(pair => pair.Count()).Where(n => n < Looks.Later[0]).Distinct().Order().ToArray()
                       where numbers.Length > 2
                       select $"{profile.Name}: {setting.Key}: {string.Join(", ", numbers)}";
        Assert.That(manifold, Is.Empty);
    }
}
