using PlantNSeek.Networks;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Networks;

/// <summary>From a density to a number and back: what rounding adds to a fraction must not add a parameter.</summary>
[TestFixture]
public class DensityBudgetTests
{
    private const int Largest = 30000;

    [TestCase(0.8, 50, 40)]
    [TestCase(0.9, 50, 45)]
    [TestCase(0.9, 10, 9)]
    [TestCase(0.34, 50, 17)]
    [TestCase(1 - 0.8, 10, 2)]
    [TestCase(0.1 + 0.2, 10, 3)]
    [TestCase(0.81, 50, 41)]
    [TestCase(1e-300, 50, 0)]
    [Spec("NET-017")]
    public void ADecimalDensity_KeepsTheDecimalCount(double density, int total, int kept) => Assert.That(new Density(density).Budget(total), Is.EqualTo(kept));

    [Test]
    [Spec("NET-017")]
    public void EveryDensityOfThreeDecimals_KeepsWhatWholeNumbersGive() => Assert.That(
        from thousandths in Enumerable.Range(0, 1001)
        from total in Enumerable.Range(0, 401).Append(20904).Append(Largest)
        let kept = (int)(((long)thousandths * total) + 999) / 1000
        where new Density(thousandths / 1000.0).Budget(total) != kept
        select (thousandths, total),
        Is.Empty);

    [Test]
    [Spec("NET-017")]
    public void ACountsOwnDensity_KeepsTheCount([Values(1, 7, 10, 49, 50, 10804, 20904, Largest, int.MaxValue)] int total)
    {
        // Every one of a number that can be gone through, and every so many of a larger one.
        var step = Math.Max(1, total / Largest);
        var counts = Enumerable.Range(0, (total / step) + 1).Select(i => i * step).Append(total).ToArray();
        Assert.That(counts.Where(count => Density.OfCount(count, total).Budget(total) != count), Is.Empty);
    }

    [PinnedProperty(MaxTest = 2000)]
    [Spec("NET-017")]
    public bool ACountsOwnDensity_KeepsTheCount_OfAnyTotal(Seed seed)
    {
        var random = seed.Stream("total");
        var total = 1 + random.NextInt32(Largest);
        var count = random.NextInt32(total + 1);
        return Density.OfCount(count, total).Budget(total) == count;
    }

    // The numbers behind every recorded result.
    [Test]
    [Spec("NET-009")]
    public void TheDensitiesOfTheExperiments_KeepWhatTheFloorInDoubleLeaves()
    {
        double[] densities = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.0625, 0.1, 0.125, 0.2, 0.25, 0.4, 0.5, 0.512, 0.6, 0.7, 1];
        var rounds =
            from density in new[] { 0.001, 0.01, 0.05, 0.1, 0.2, 0.25, 0.5 }
            from all in new[] { 2, 3, 10, 30, 100 }
            from round in Enumerable.Range(1, all - 1)
            select DensitySchedule.Exponential.At(new Density(density), round, all).Value;
        Assert.That(densities.Concat(rounds).Distinct().Where(Moves), Is.Empty);
    }

    private static bool Moves(double density)
    {
        for (var total = 0; total <= Largest; total++)
        {
            if (new Density(density).Budget(total) != total - (int)Math.Floor((1 - density) * total))
            {
                return true;
            }
        }

        return false;
    }
}
