using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Theory;

namespace PlantNSeek.Properties.Theory;

public sealed class TicketExistenceTests
{
    private const int Hosts = 20000;

    // In-degrees 2 (weight and bias) and 1; then 2.
    private static readonly DoubleNetwork Example = new(new Architecture(1, 2, 1), [0.3, -0.5, 0.1, 0, 0.2, -0.4, 0]);

    [Test, Spec("THEORY-010")]
    public void LowerBound_IsTheTheorems()
    {
        var first = 1 - Math.Pow(1 - (0.4 * 0.4), 9) - Math.Pow(1 - 0.4, 9);
        var second = 1 - Math.Pow(1 - (0.5 * 0.5), 7);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TicketExistence.InDegrees(Example, 0), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(TicketExistence.InDegrees(Example, 1), Is.EqualTo(new[] { 2 }));
            Assert.That(TicketExistence.LowerBound(Example, [0.4, 0.5], [9, 7]), Is.EqualTo(first * second).Within(1e-14));
        }
    }

    // Two layers whose sums exceed 1 would multiply to a positive number.
    [Test, Spec("THEORY-011")]
    public void LowerBound_IsZero_WhereALayerHasNoBound()
    {
        var target = new DoubleNetwork(new Architecture(1, 3, 3), [0.1, 0.2, 0.3, .. Enumerable.Repeat(0.0, 3), .. Enumerable.Repeat(0.1, 9), 0, 0, 0]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(1 - (3 * Math.Pow(0.9, 1)), Is.Negative);
            Assert.That(TicketExistence.LowerBound(target, [0.1, 0.1], [1, 1]), Is.Zero);
            Assert.That(TicketExistence.LowerBound(target, [0.1, 0.1], [0, 0]), Is.Zero);
            Assert.That(TicketExistence.LowerBound(target, [0.1, 0.1], [1000, 1]), Is.Zero);
        }
    }

    [TestCase("0.3,0.3", "5,3", false)]
    [TestCase("0.2,0.3,0.4", "10,8,3", false)]
    [TestCase("0.5,0.5,0.5", "4,6,4", true)]
    [Spec("THEORY-012")]
    public void SinglePath_IsMatchedLayerByLayerAsOftenAsTheProductSays(string epsilons, string widths, bool biases)
    {
        var (tolerances, host) = (epsilons.Split(',').Select(e => double.Parse(e, System.Globalization.CultureInfo.InvariantCulture)).ToArray(), widths.Split(',').Select(int.Parse).ToArray());
        var target = Path(host.Length, biases);
        var exact = tolerances.Zip(host, (e, n) => 1 - Math.Pow(1 - Math.Pow(e, biases ? 2 : 1), n)).Aggregate((a, b) => a * b);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TicketExistence.LowerBound(target, tolerances, host), Is.EqualTo(exact).Within(1e-14));
            Assert.That(Share(target, tolerances, host, UnitChoice.Distinct), Is.EqualTo(exact).Within(Errors(4, exact)), "within four standard errors");
        }
    }

    [TestCase(0.3, "4,4", false)]
    [TestCase(0.4, "3,5,2", false)]
    [TestCase(0.6, "3,4,3", true)]
    [Spec("THEORY-013")]
    public void SinglePath_OverAllChoicesOfUnits_ExistsAsOftenAsComputed(double tolerance, string widths, bool biases)
    {
        var host = widths.Split(',').Select(int.Parse).ToArray();
        var (target, tolerances) = (Path(host.Length, biases), Enumerable.Repeat(tolerance, host.Length).ToArray());
        var exact = TicketExistence.SinglePath(target, tolerances, host);
        var stream = new RandomStream(11, "all choices");
        var found = Enumerable.Range(0, Hosts).Count(_ => SomePath(host, tolerance, biases, stream));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((double)found / Hosts, Is.EqualTo(exact).Within(Errors(4, exact)), "within four standard errors");
            Assert.That(exact, Is.GreaterThan(TicketExistence.LowerBound(target, tolerances, host)), "several chances");
        }
    }

    [PinnedProperty(MaxTest = 200), Spec("THEORY-013")]
    public void SinglePath_IsNeverBelowTheBound(FsCheck.NonEmptyArray<(byte Width, byte Tolerance, bool Bias)> layers)
    {
        var used = layers.Get.Take(5).ToArray();
        int[] host = [.. used.Select(l => 1 + (l.Width % 30))];
        double[] tolerances = [.. used.Select(l => 0.01 + (l.Tolerance % 80 / 100.0))];
        var target = new DoubleNetwork(
            new Architecture([.. Enumerable.Repeat(1, host.Length + 1)]), [.. used.SelectMany(l => new[] { 0.1, l.Bias ? -0.1 : 0 })]);
        var (exact, bound) = (TicketExistence.SinglePath(target, tolerances, host), TicketExistence.LowerBound(target, tolerances, host));
        Assert.That(exact, Is.GreaterThanOrEqualTo(bound * (1 - 1e-12)).And.LessThanOrEqualTo(1));
    }

    [Test, Spec("THEORY-014")]
    public void Matching_WithSharedUnits_IsAtLeastAsProbableAsTheBound([Values(0.3, 0.45)] double tolerance, [Values(4, 8, 16)] int width)
    {
        double[] tolerances = [tolerance, tolerance];
        var bound = TicketExistence.LowerBound(Example, tolerances, [width, width]);
        Assert.That(Share(Example, tolerances, [width, width], UnitChoice.Shared), Is.GreaterThan(bound - Errors(4, bound)));
    }

    // Two equal neurons: the union bound is content with one unit that fits; a subnetwork needs two. Both probabilities are binomial.
    [Test, Spec("THEORY-015")]
    public void Matching_WithDistinctUnits_CanBeLessProbableThanTheBound()
    {
        var twins = new DoubleNetwork(new Architecture(1, 2), [0.15, 0.15, 0, 0]);
        var (none, one) = (Math.Pow(0.7, 10), 10 * 0.3 * Math.Pow(0.7, 9));
        var bound = TicketExistence.LowerBound(twins, [0.3], [10]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bound, Is.EqualTo(1 - (2 * none)).Within(1e-14));
            Assert.That(Share(twins, [0.3], [10], UnitChoice.Shared), Is.EqualTo(1 - none).Within(Errors(4, none)).And.GreaterThan(bound));
            Assert.That(Share(twins, [0.3], [10], UnitChoice.Distinct), Is.EqualTo(1 - none - one).Within(Errors(4, none + one)).And.LessThan(bound - 0.08));
        }
    }

    // Neurons whose neighbourhoods do not meet never compete for a unit.
    [Test, Spec("THEORY-015")]
    public void Matching_OfNeuronsFarApart_NeedsNoUnitTwice()
    {
        var apart = new DoubleNetwork(new Architecture(1, 2), [0.5, -0.5, 0, 0]);
        Assert.That(Share(apart, [0.3], [6], UnitChoice.Distinct), Is.EqualTo(Share(apart, [0.3], [6], UnitChoice.Shared)));
    }

    // As in a host with exactly the target's outputs: output i must be output i, and the union bound still counts two chances for each.
    [Test, Spec("THEORY-016")]
    public void Matching_WithFixedOutputs_CanBeLessProbableThanTheBound()
    {
        var target = new DoubleNetwork(new Architecture(1, 2), [0.5, -0.5, 0, 0]);
        var bound = TicketExistence.LowerBound(target, [0.5], [2]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bound, Is.EqualTo(0.5).Within(1e-14));
            Assert.That(Share(target, [0.5], [2], UnitChoice.FixedOutputs), Is.EqualTo(0.25).Within(Errors(4, 0.25)));
        }
    }

    [PinnedProperty(MaxTest = 100), Spec("THEORY-017")]
    public void RequiredWidth_IsTheSmallest_AndThePrintedWidthSuffices(Architecture architecture, Seed seed, FsCheck.PositiveInt percent)
    {
        var stream = new RandomStream(seed.Value, "width");
        var target = new DoubleNetwork(architecture, [.. Enumerable.Range(0, architecture.Layout.Count).Select(_ => stream.NextInt32(3) == 0 ? stream.NextUniform(-0.3, 0.3) : 0)]);
        var failure = (1 + (percent.Get % 90)) / 100.0;
        double[] tolerances = [.. Enumerable.Range(0, architecture.LayerCount).Select(_ => stream.NextUniform(0.3, 0.7))];
        var width = TicketExistence.RequiredWidth(target, tolerances, failure);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bound(width), Is.GreaterThanOrEqualTo(1 - failure));
            Assert.That(Bound(width - 1), Is.LessThan(1 - failure));
            Assert.That(width, Is.LessThanOrEqualTo(Math.Ceiling(TicketExistence.SufficientWidth(target, tolerances, failure))));
        }

        double Bound(int n) => TicketExistence.LowerBound(target, tolerances, Enumerable.Repeat(n, architecture.LayerCount).ToArray());
    }

    [Test, Spec("THEORY-018")]
    public void BadArguments_AreErrorsWithBothValues()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => TicketExistence.LowerBound(Example, [0.1], [3, 3]), Throws.ArgumentException.With.Message.Contains("the list of tolerances has 1 entries; the list of layers of 1-2-1 has 2"));
            Assert.That(() => TicketExistence.LowerBound(Example, [0.1, 0.1], [3]), Throws.ArgumentException.With.Message.Contains("the list of host widths has 1 entries"));
            Assert.That(() => TicketExistence.LowerBound(Example, [0.6, 0.1], [3, 3]), Throws.ArgumentException.With.Message.Contains("layer1.weight[1, 0] is -0.5 with tolerance 0.6"));
            Assert.That(() => TicketExistence.SinglePath(Example, [0.1, 0.1], [3, 3]), Throws.ArgumentException.With.Message.Contains("the target is 1-2-1 wide"));
            Assert.That(() => TicketExistence.RequiredWidth(Example, [0.1, 0.1], 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("failure is 1"));
            Assert.That(() => TicketExistence.RequiredWidth(Example, [1e-6, 0.1], 0.1), Throws.ArgumentException.With.Message.Contains("the width needed may be"));
        }
    }

    private static DoubleNetwork Path(int layers, bool biases) =>
        new(new Architecture([.. Enumerable.Repeat(1, layers + 1)]), [.. Enumerable.Range(0, layers).SelectMany(_ => new[] { 0.25, biases ? -0.3 : 0 })]);

    private static double Share(DoubleNetwork target, double[] tolerances, int[] host, UnitChoice choice)
    {
        var stream = new RandomStream(7, "hosts");
        return (double)Enumerable.Range(0, Hosts).Count(_ => TicketMatching.Sample(target, tolerances, host, choice, stream)) / Hosts;
    }

    // Draws every edge and bias of a host at once and looks for any chain of fitting ones.
    private static bool SomePath(int[] host, double tolerance, bool biases, RandomStream stream)
    {
        bool[] reached = [true];
        foreach (var width in host)
        {
            var next = new bool[width];
            for (var unit = 0; unit < width; unit++)
            {
                var bias = !biases || Math.Abs(stream.NextUniform(-1, 1) + 0.3) <= tolerance;
                foreach (var from in reached)
                {
                    next[unit] |= Math.Abs(stream.NextUniform(-1, 1) - 0.25) <= tolerance && from && bias;
                }
            }

            reached = next;
        }

        return reached.Contains(true);
    }

    private static double Errors(int count, double probability) => count * Math.Sqrt(probability * (1 - probability) / Hosts);
}
