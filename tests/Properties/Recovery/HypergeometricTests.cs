using System.Numerics;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Recovery;

/// <summary>Chance levels against every draw written out, and against exact integers where there are too many.</summary>
[TestFixture]
public class HypergeometricTests
{
    [PinnedProperty]
    [Spec("JUDGE-001")]
    public bool Distribution_IsThatOfAllDrawsWrittenOut(Seed seed)
    {
        var random = seed.Stream("counts");
        var population = random.NextInt32(11);
        var (marked, drawn) = (random.NextInt32(population + 1), random.NextInt32(population + 1));
        var chance = new Hypergeometric(population, marked, drawn);
        // The first `marked` items are the marked ones; every subset of the right size is one draw.
        var draws = Enumerable.Range(0, 1 << population).Where(set => BitOperations.PopCount((uint)set) == drawn)
            .Select(set => BitOperations.PopCount((uint)set & ((1u << marked) - 1))).ToArray();
        return Enumerable.Range(-1, population + 3).All(hits =>
                Near(DeterministicMath.Exp(chance.LogProbability(hits)), draws.Count(h => h == hits) / (double)draws.Length)
                && Near(chance.UpperTail(hits), draws.Count(h => h >= hits) / (double)draws.Length))
            && Near(chance.Mean, draws.Average())
            && Near(chance.Expected(static hits => hits * hits / (1.0 + hits)), draws.Average(static hits => hits * hits / (1.0 + hits)))
            && chance.Minimum == draws.Min() && chance.Maximum == draws.Max();
    }

    [TestCase(20904, 130, 130, 130)]
    [TestCase(20904, 130, 110, 40)]
    [TestCase(20904, 130, 110, 1)]
    [TestCase(20904, 130, 2090, 13)]
    [TestCase(20904, 130, 2090, 5)]
    [TestCase(4000, 2000, 2000, 1300)]
    [TestCase(4000, 2000, 2000, 950)]
    [TestCase(4000, 2000, 2000, 100)]
    [Spec("JUDGE-002")]
    public void UpperTail_OfLargePopulations_IsTheExactFraction(int population, int marked, int drawn, int hits)
    {
        var (ways, term) = (BigInteger.Zero, Choose(marked, hits) * Choose(population - marked, drawn - hits));
        for (var k = hits; k <= Math.Min(marked, drawn); k++)
        {
            ways += term;
            term = term * (marked - k) * (drawn - k) / (((BigInteger)k + 1) * (population - marked - drawn + k + 1));
        }

        var expected = BigInteger.Log(ways) - BigInteger.Log(Choose(population, drawn));
        Assert.That(new Hypergeometric(population, marked, drawn).LogUpperTail(hits), Is.EqualTo(expected).Within(1e-9));
    }

    [Test]
    [Spec("JUDGE-002")]
    public void LogFactorial_IsTheLogarithmOfTheExactInteger()
    {
        var factorial = BigInteger.One;
        using (Assert.EnterMultipleScope())
        {
            for (var n = 0; n <= 1000; n++)
            {
                factorial *= Math.Max(n, 1);
                Assert.That(LogFactorial.Of(n), Is.EqualTo(BigInteger.Log(factorial)).Within(1e-14 * Math.Max(1, BigInteger.Log(factorial))), $"{n}!");
            }

            Assert.That(LogFactorial.Binomial(5, 2), Is.EqualTo(Math.Log(10)).Within(1e-15));
            Assert.That(LogFactorial.Binomial(5, 6), Is.EqualTo(double.NegativeInfinity));
            Assert.That(() => LogFactorial.Of(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [TestCase(3, 4, 1, "marked")]
    [TestCase(3, 1, 4, "drawn")]
    [TestCase(3, -1, 1, "marked")]
    [Spec("JUDGE-002")]
    public void ImpossibleCounts_AreErrors(int population, int marked, int drawn, string named) =>
        Assert.That(() => new Hypergeometric(population, marked, drawn), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(named));

    private static bool Near(double actual, double expected) => Math.Abs(actual - expected) <= 1e-12;

    private static BigInteger Choose(int n, int k)
    {
        var ways = k < 0 || k > n ? BigInteger.Zero : BigInteger.One;
        for (var i = 1; i <= k && !ways.IsZero; i++)
        {
            ways = ways * (n - k + i) / i;
        }

        return ways;
    }
}
