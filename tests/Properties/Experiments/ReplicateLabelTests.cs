using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Experiments;

/// <summary>The criterion of the comparison with the original programs is itself checked.</summary>
[Spec("RUN-006")]
public class ReplicateLabelTests
{
    private const int Trials = 200;

    [Test]
    public void TwoSamplesOfOneDistribution_AreRejectedAboutAsOftenAsTheLevelSays()
    {
        var rejected = Enumerable.Range(0, Trials).Count(trial => PValue((ulong)trial, shift: 0) < 0.05);
        // Binomial(200, 0.05) exceeds 22 with probability below 1e-4; the halved level of two statistics makes it rarer still.
        Assert.That(rejected, Is.InRange(1, 22));
    }

    [Test]
    public void AShiftOfOneCell_IsSeen() => Assert.That(
        Enumerable.Range(0, 20).Count(trial => PValue((ulong)trial, shift: 8) < 0.01), Is.GreaterThanOrEqualTo(15));

    [Test]
    public void TheMostDifferentCell_IsNamed()
    {
        var (first, second) = Samples(3, 8);
        Assert.That(ReplicateLabelTest.Compare(first, second, 99, new RandomStream(1, "p")).MostDifferent, Is.EqualTo(2));
    }

    [Test]
    public void CellsThatAreMissingOrConstant_SayNothing()
    {
        // A cell that any of the originals lacks is left out for all of them.
        double[][] first = [[1, double.NaN], [1, 2], [1, 3]];
        double[][] second = [[1, 50], [1, 60], [1, 70]];
        Assert.That(ReplicateLabelTest.Compare(first, second, 99, new RandomStream(1, "p")).PValue, Is.EqualTo(1));
    }

    [Test]
    public void AValueOfOursThatIsNotFinite_IsAnError() => Assert.That(
        () => ReplicateLabelTest.Compare([[1.0], [2.0]], [[1.0], [double.NaN]], 99, new RandomStream(1, "p")), Throws.ArgumentException);

    [TestCase(1, 10, 9999, 2.0 / 11)]
    [TestCase(2, 2, 9999, 2.0 / 6)]
    [TestCase(7, 10, 9999, 2.0 / 10000)]
    public void TheSmallestPValue_IsThatOfTheMostExtremeLabels(int first, int second, int permutations, double expected) =>
        Assert.That(ReplicateLabelTest.SmallestPValue(first, second, permutations), Is.EqualTo(expected).Within(1e-12));

    private static double PValue(ulong trial, double shift)
    {
        var (first, second) = Samples(trial, shift);
        return ReplicateLabelTest.Compare(first, second, 299, new RandomStream(trial, "permutations")).PValue;
    }

    // 7 against 10 replicates of 5 cells that depend on each other through a common part; the third cell of the second is shifted.
    private static (double[][] First, double[][] Second) Samples(ulong trial, double shift)
    {
        var stream = new RandomStream(trial, "samples");
        double[] Row(double extra)
        {
            var common = stream.NextNormal();
            return [.. Enumerable.Range(0, 5).Select(c => common + stream.NextNormal() + (c == 2 ? extra : 0))];
        }

        return ([.. Enumerable.Range(0, 7).Select(_ => Row(0))], [.. Enumerable.Range(0, 10).Select(_ => Row(shift))]);
    }
}
