using System.Globalization;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Planting;

namespace PlantNSeek.Properties.Planting;

/// <summary>Which host unit is taken and with which scale, on layers small enough to work out by hand.</summary>
public sealed class UnitChoiceTests
{
    // Without a bias unless the first number of a unit is one; the rest are its incoming weights.
    private static readonly double[] Never = [-1, -1, -1];

    private static UnitMatch[] Match(double[][] targets, double[][] hosts, UnitMatching matching, bool clamp = false)
    {
        var (target, host) = (Network(targets), Network(hosts));
        return [.. Planter.Plant(target, host, new PlantingOptions { Matching = matching, ScaleClamp = clamp }).Receipt.Matches[0]];
    }

    private static UnitMatch MatchOne(double[] target, double[][] hosts, UnitMatching matching, bool clamp = false) => Match([target], hosts, matching, clamp)[0];

    private static DoubleNetwork Network(double[][] units)
    {
        var architecture = new Architecture(units[0].Length - 1, units.Length, 1);
        return new DoubleNetwork(
            architecture, [.. units.SelectMany(unit => unit[1..]), .. units.Select(unit => unit[0]), .. Enumerable.Repeat(1.0, units.Length), 0]);
    }

    [PinnedProperty, Spec("PLANT-015")]
    public void UnitsOfOneParameter_GoToTheLowestFreeUnitOfTheirSign(Seed seed)
    {
        var random = seed.Stream("units");
        var targets = new double[3][];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = new double[4];
            targets[i][random.NextInt32(4)] = random.NextNormal();
        }

        double[][] hosts = [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 4).Select(_ => random.NextNormal()).ToArray())];
        var free = Enumerable.Range(0, hosts.Length).ToList();
        foreach (var (match, target) in Match(targets, hosts, UnitMatching.Algorithm1).Zip(targets))
        {
            var place = Array.FindIndex(target, v => v != 0);
            Assert.That(match.HostUnit, Is.EqualTo(free.First(j => hosts[j][place] * target[place] > 0)));
            free.Remove(match.HostUnit);
        }
    }

    [Test, Spec("PLANT-015")]
    public void EqualUnits_AreTakenInTheirOrder([Values(1.0, -1.0)] double sign)
    {
        // For sign -1 no unit has a positive lambda, and all have the same cosine.
        double[][] hosts = [[0, -3, 1], [0, sign, sign], [0, sign, sign], [0, sign, sign]];
        Assert.That(Match([[0, 1, 2], [0, 1, 2]], sign > 0 ? hosts : hosts[1..], UnitMatching.Algorithm1).Select(m => m.HostUnit), Is.EqualTo(sign > 0 ? new[] { 1, 2 } : [0, 1]));
    }

    [Test, Spec("PLANT-040")]
    public void WithoutPositiveLambda_TheNearestDirectionIsTaken_WithItsOwnNorm([Values(UnitMatching.Algorithm1, UnitMatching.BestAssignment)] UnitMatching matching)
    {
        // Cosines -0.99, -0.15, -0.89: the nearest in direction is the one with the largest norm, 34.
        var match = MatchOne([0, 3, 4], [[0, -0.1, -0.1], [0, -30, 16], [0, -2, -1]], matching);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((match.HostUnit, match.IsFallback, match.SearchedUnit), Is.EqualTo((1, true, -1)));
            Assert.That(match.Scale, Is.EqualTo(34.0 / 5).Within(1e-14));
        }
    }

    [TestCase("-1,-1,-1;-1,-2,-1", "-2,4,-1;4,4,0")]
    [TestCase("-1,-1,-1;1,-4,-4", "0,-3,4;3,4,1")]
    [Spec("PLANT-009")]
    public void BestAssignment_OfUnitsThatFitNowhere_TurnsThemTheLeast(string targets, string hosts)
    {
        // All lambdas are negative; how far a unit is turned counts by its norm.
        var (theta, m) = (Units(targets), Units(hosts));
        var straight = Turned(theta[0], m[0]) + Turned(theta[1], m[1]);
        var crossed = Turned(theta[0], m[1]) + Turned(theta[1], m[0]);
        Assert.That(Match(theta, m, UnitMatching.BestAssignment).Select(match => match.HostUnit), Is.EqualTo(straight < crossed ? new[] { 0, 1 } : [1, 0]));

        static double[][] Units(string text) => [.. text.Split(';').Select(unit => (double[])[0, .. unit.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))])];
        static double Turned(double[] theta, double[] m)
        {
            var (norm, product) = (Math.Sqrt(theta.Sum(v => v * v)), theta.Zip(m).Sum(pair => pair.First * pair.Second));
            return norm * (1 - (product / norm / Math.Sqrt(m.Sum(v => v * v))));
        }
    }

    [Test, Spec("PLANT-009")]
    public void BestAssignment_LeavesNoUnitWithoutPositiveLambda_HoweverPoorTheOthersFit()
    {
        // Host unit i fits target unit i almost exactly, and hardly, but positively, target unit i - 1; nothing fits target unit 0 but host unit 1.
        const int count = 8;
        double[] Unit(Func<int, double> weight) => [0, .. Enumerable.Range(0, count).Select(weight)];
        double[][] targets = [.. Enumerable.Range(0, count).Select(i => Unit(k => k == i ? 10 : 0.001))];
        double[][] hosts = [.. Enumerable.Range(0, count).Select(i => Unit(k => k == i ? (i == 0 ? -1 : 1) : k == (i + count - 1) % count ? 0.02 : -0.02))];
        Assert.That(
            Match(targets, hosts, UnitMatching.BestAssignment).Select(match => match.HostUnit), Is.EqualTo(Enumerable.Range(0, count).Select(i => (i + 1) % count)));
    }

    [Test, Spec("PLANT-008"), Spec("PLANT-009")]
    public void AUnitOfZeros_IsNoMatch()
    {
        using (Assert.EnterMultipleScope())
        {
            // q is the target's norm, up to rounding, for the unit of zeros and for the one that is nearly at a right angle.
            Assert.That(MatchOne([0, 3, 4], [[0, 0, 0], [0, 4, -3 + 1e-9]], UnitMatching.Algorithm1).HostUnit, Is.EqualTo(1));
            // The second target unit fits host unit 1 exactly and the first hardly, but there is no other for the first.
            Assert.That(
                Match([[0, 3, 4], [0, 4, -3]], [[0, 0, 0], [0, 4, -2.9], [0, -2.9, -4]], UnitMatching.BestAssignment).Select(match => (match.HostUnit, match.IsFallback)),
                Is.EqualTo(new[] { (1, false), (2, false) }));
        }
    }

    [Test, Spec("PLANT-042")]
    public void AUnitOfZeros_IsPlantedWithTheLargestNormOfTheLayer([Values(UnitMatching.Algorithm1, UnitMatching.BestAssignment)] UnitMatching matching)
    {
        // A unit of zeros has the cosine 0, above that of all others.
        var match = MatchOne([0, 3, 4], [[0, -3, -4], [0, -12, -5], [0, 0, 0]], matching);
        Assert.That((match.HostUnit, match.IsFallback, match.Scale), Is.EqualTo((2, true, 13.0 / 5)));
    }

    [Test, Spec("PLANT-042")]
    public void WhereThereIsNothingToCompareWith_TheScaleIsOne([Values(UnitMatching.Algorithm1, UnitMatching.BestAssignment)] UnitMatching matching, [Values] bool clamp)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MatchOne([0, 3, 4], [[0, 0, 0], [0, 0, 0]], matching, clamp), Is.EqualTo(new UnitMatch(0, 1, true, -1, 0)));
            Assert.That(MatchOne([0, 0, 0], [[1, 2, 3], [4, 5, 6]], matching, clamp), Is.EqualTo(new UnitMatch(0, 1, true, -1, 0)));
        }
    }

    [Test, Spec("PLANT-001")]
    public void ALambdaWhoseInverseIsInfinite_IsAFallback([Values(UnitMatching.Algorithm1, UnitMatching.BestAssignment)] UnitMatching matching)
    {
        var match = MatchOne([0, 1, 1e-315], [[0, 0, 1e-5]], matching);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(match.IsFallback, Is.True);
            Assert.That(match.Scale, Is.EqualTo(1e-5).Within(1e-19));
        }
    }

    [Test, Spec("PLANT-042")]
    public void WeightsWhoseSquaresVanish_AreNoDirection([Values(UnitMatching.Algorithm1, UnitMatching.BestAssignment)] UnitMatching matching) =>
        Assert.That(MatchOne([0, 1e-200, 1e-200], [[0, 1, 1]], matching), Is.EqualTo(new UnitMatch(0, 1, true, -1, 0)));

    [TestCase(UnitMatching.Algorithm1, 198)]
    [TestCase(UnitMatching.BestAssignment, 198)]
    [TestCase(UnitMatching.Published, 20)]
    [Spec("PLANT-007")]
    public void AScaleTooLarge_IsClampedToTheLargestNorm(UnitMatching matching, double free)
    {
        // lambda = 0.01 / 1.9801. The published rule sees other signs, takes the first free unit but 0, and divides 20 by 1.
        double[][] hosts = [[0, 1, -0.99], [0, -20, -21]];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MatchOne([0, 1, 1], hosts, matching).Scale, Is.EqualTo(free).Within(0.02));
            Assert.That(MatchOne([0, 1, 1], matching == UnitMatching.Published ? [hosts[0], [0, -20, 0.1]] : hosts[..1], matching, clamp: true).Scale, Is.EqualTo(
                Math.Sqrt((matching == UnitMatching.Published ? 400.01 : 1.9801) / 2)).Within(1e-12));
        }
    }

    [Test, Spec("PLANT-045")]
    public void PublishedFallback_DividesTheFirstSourcesWeightByTheFirstEdge()
    {
        double[][] hosts = [[1, 1, 1], [-3, 0.5, -3], [-1, -7, -1]];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MatchOne([0, 0, 2], hosts[1..], UnitMatching.Published), Is.EqualTo(new UnitMatch(1, 3.5, true, -1, 0)), "no edge from the first source");
            Assert.That(MatchOne([2, 0, 0], hosts[1..], UnitMatching.Published), Is.EqualTo(new UnitMatch(1, 0.5, true, -1, 0)), "a bias alone");
            Assert.That(MatchOne([0, 0, 2], [hosts[1], [-1, 0, -6]], UnitMatching.Published), Is.EqualTo(new UnitMatch(1, 3, true, -1, 0)), "a weight of 0: the norms'");
            Assert.That(MatchOne([0, 2, 2], hosts, UnitMatching.Published), Is.EqualTo(new UnitMatch(1, 0.25, true, 0, 0.5)), "unit 0 is found, but counts as used");
        }
    }

    [Test, Spec("PLANT-016")]
    public void PublishedSearch_TakesTheFirstOfEquals() =>
        Assert.That(MatchOne([0, 1, 1], [Never, [2, 1, 1], [1, 1, 1], [1, 1, 1]], UnitMatching.Published), Is.EqualTo(new UnitMatch(2, 1, false, 2, 1)));

    // Distances 0.8 and 0.93; with the bias twice they would be 1.2 and 1.17.
    [Test, Spec("PLANT-043")]
    public void PublishedSearch_CountsTheBiasOnce() =>
        Assert.That(MatchOne([1, 1, 1], [Never, [1.6, 1, 1], [1, 1.7, 1]], UnitMatching.Published).HostUnit, Is.EqualTo(1));

    [Test, Spec("PLANT-044")]
    public void PublishedSearch_PassesOverAScaleThatVanishes()
    {
        // One layer alone: the next would have to divide by so small a scale.
        var problem = new LayerProblem(Network([[0, 1e-10]]), Network([[0, -1], [0, 1e-320]]), 0, [0], [1.0], clamp: false);
        Assert.That(PublishedMatching.Match(problem), Is.EqualTo(new[] { new UnitMatch(1, 1e-320 / 1e-10, true, -1, 0) }));
    }
}
