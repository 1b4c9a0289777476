using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Baselines;

[Parallelizable]
public sealed class SignedRankTests
{
    [TestCase(new[] { -1.0 }, 1.0 / 2)]
    [TestCase(new[] { -1.0, -1, -1, -1, -1, -1 }, 1.0 / 64)]
    [TestCase(new[] { -3.0, 2, 1 }, 5.0 / 8)] // 0, 1, 2, 3 and 3 of 0 to 6
    [TestCase(new[] { -3.0, 0, 1, 0, 1 }, 5.0 / 8)] // ranks 1.5, 1.5 and 3: 0, 1.5 twice, 3 twice; of 0 nothing is said
    [TestCase(new[] { 1.0, 2, 3 }, 1)]
    [TestCase(new double[0], 1)]
    [TestCase(new[] { double.NegativeInfinity, -1, 2 }, 3.0 / 8)]
    [Spec("GATE-009")]
    public void PValue_IsTheHandWorkedOne(double[] differences, double expected) => Assert.That(SignedRankTest.IsBelowZero(differences), Is.EqualTo(expected));

    [Test, Spec("GATE-009")]
    public void PValue_IsThatOfAllSigns_TiesIncluded()
    {
        var random = new RandomStream(3, "differences");
        for (var trial = 0; trial < 20; trial++)
        {
            double[] differences = [.. Enumerable.Range(0, 12).Select(_ => Math.Round((3 * random.NextNormal()) - 1.5))];
            double[] sizes = [.. differences.Where(static d => d != 0).Select(Math.Abs)];
            double[] ranks = [.. sizes.Select(size => sizes.Count(s => s < size) + ((1 + sizes.Count(s => s == size)) / 2.0))];
            var observed = differences.Where(static d => d != 0).Zip(ranks, static (d, r) => d > 0 ? r : 0).Sum();
            var all = Enumerable.Range(0, 1 << sizes.Length).Count(signs => ranks.Where((_, i) => ((signs >> i) & 1) == 1).Sum() <= observed);
            Assert.That(SignedRankTest.IsBelowZero(differences), Is.EqualTo(Math.ScaleB(all, -sizes.Length)).Within(1e-12), $"trial {trial}");
        }
    }

    [Test, Spec("GATE-009")]
    public void NoPValue_IsBelowTheSmallest()
    {
        double[] all = [.. Enumerable.Repeat(-1.0, 40)];
        Assert.That(SignedRankTest.IsBelowZero(all), Is.EqualTo(SignedRankTest.Smallest(40)).And.EqualTo(Math.ScaleB(1, -40)));
        Assert.That(SignedRankTest.Smallest(4), Is.EqualTo(1.0 / 16));
    }

    [Test, Spec("GATE-009")]
    public void WhatCannotBeTested_IsNamed()
    {
        Assert.That(() => SignedRankTest.IsBelowZero([1, double.NaN]), Throws.ArgumentException.With.Message.Contains("difference 1 is not a number"));
        Assert.That(() => SignedRankTest.IsBelowZero(new double[SignedRankTest.Most + 1]), Throws.ArgumentException.With.Message.Contains("there are 501 differences; at most 500"));
    }
}
