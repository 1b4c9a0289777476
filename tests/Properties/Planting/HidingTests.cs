using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;

namespace PlantNSeek.Properties.Planting;

public sealed class HidingTests
{
    private static readonly HidingOptions Strong = new() { Rescaling = Rescaling.LogUniform, LargestFactor = 100 };

    [PinnedProperty(MaxTest = 150, Arbitrary = [typeof(PlantingCases)]), Spec("HIDE-001")]
    public void Hide_KeepsTheHostsFunction(PlantingCase c, bool permute, FsCheck.NonNegativeInt kind)
    {
        var options = new HidingOptions { Permute = permute, Rescaling = (Rescaling)(kind.Get % 3), LargestFactor = 50 };
        var planted = c.Planted;
        var hidden = Hiding.Hide(planted, options, Stream(c));
        Functions.AssertSame(hidden.Host, planted.Host, [.. Enumerable.Repeat(1.0, c.Widths[^1])]);
    }

    [PinnedProperty(MaxTest = 150, Arbitrary = [typeof(PlantingCases)]), Spec("HIDE-002")]
    public void Hide_CarriesTheReceiptAlong(PlantingCase c)
    {
        var (target, planted) = (c.Target, c.Planted);
        var hidden = Hiding.Hide(planted, Strong, Stream(c));
        var (magnitude, recovered) = (Functions.Magnitudes(target).Max(), hidden.RecoverTarget());
        Functions.AssertSame(hidden.Ticket(), target, hidden.Receipt.OutputScales);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hidden.Receipt.OutputScales, Is.EqualTo(planted.Receipt.OutputScales));
            Assert.That(hidden.Receipt.LargestDeviation, Is.LessThanOrEqualTo(1e-12 * magnitude));
            foreach (var slice in planted.Host.Layout.Slices)
            {
                Assert.That(hidden.Receipt.Mask.CountIn(slice), Is.EqualTo(planted.Receipt.Mask.CountIn(slice)), slice.Name);
            }

            for (var i = 0; i < target.Parameters.Length; i++)
            {
                Assert.That(recovered.Parameters[i], Is.EqualTo(target.Parameters[i]).Within(1e-14 * Math.Abs(target.Parameters[i])));
            }
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(PlantingCases)]), Spec("HIDE-003")]
    public void Hide_ByPowersOfTwoAlone_KeepsEveryBitOfTheOutputs(PlantingCase c)
    {
        var planted = c.Planted;
        var hidden = Hiding.Hide(planted, new HidingOptions { Permute = false, LargestFactor = 64 }, Stream(c));
        foreach (var x in Functions.Inputs(c.Widths[0]))
        {
            Assert.That(hidden.Host.Evaluate(x), Is.EqualTo(planted.Host.Evaluate(x)));
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(PlantingCases)]), Spec("HIDE-004")]
    public void Inverse_TakesHidingBack(PlantingCase c)
    {
        var planted = c.Planted;
        var exact = Hiding.RandomSymmetry(planted.Host.Architecture, HidingOptions.Default, Stream(c));
        var rounding = Hiding.RandomSymmetry(planted.Host.Architecture, Strong, Stream(c));
        var back = Hiding.Apply(Hiding.Apply(planted, exact), exact.Inverse());
        var roundedBack = rounding.Inverse().Apply(rounding.Apply(planted.Host));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(back.Host.Parameters.ToArray(), Is.EqualTo(planted.Host.Parameters.ToArray()));
            Assert.That(back.Receipt.Mask, Is.EqualTo(planted.Receipt.Mask));
            Assert.That(back.Receipt.HostUnits.SelectMany(u => u), Is.EqualTo(planted.Receipt.HostUnits.SelectMany(u => u)));
            Assert.That(back.Receipt.UnitScales.SelectMany(s => s), Is.EqualTo(planted.Receipt.UnitScales.SelectMany(s => s)));
            for (var i = 0; i < roundedBack.Parameters.Length; i++)
            {
                Assert.That(roundedBack.Parameters[i], Is.EqualTo(planted.Host.Parameters[i]).Within(1e-14 * Math.Abs(planted.Host.Parameters[i])));
            }
        }
    }

    [PinnedProperty(MaxTest = 100, Arbitrary = [typeof(PlantingCases)]), Spec("HIDE-005")]
    public void Then_IsOneAfterTheOther(PlantingCase c)
    {
        var host = c.Host;
        var stream = Stream(c);
        var one = Hiding.RandomSymmetry(host.Architecture, HidingOptions.Default, stream);
        var two = Hiding.RandomSymmetry(host.Architecture, HidingOptions.Default, stream);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Then(two).Apply(host).Parameters.ToArray(), Is.EqualTo(two.Apply(one.Apply(host)).Parameters.ToArray()));
            Assert.That(one.Then(one.Inverse()).Apply(host).Parameters.ToArray(), Is.EqualTo(host.Parameters.ToArray()));
            Assert.That(HidingSymmetry.Identity(host.Architecture).Apply(host).Parameters.ToArray(), Is.EqualTo(host.Parameters.ToArray()));
        }
    }

    [Test, Spec("HIDE-006")]
    public void RandomSymmetry_MovesUniformlyAndStaysWithinItsFactors()
    {
        const int count = 3000;
        var architecture = new Architecture(2, 4, 1);
        var stream = new RandomStream(3, "hide");
        var places = new int[4, 4];
        var exponents = new SortedDictionary<double, int>();
        for (var n = 0; n < count; n++)
        {
            var symmetry = Hiding.RandomSymmetry(architecture, new HidingOptions { LargestFactor = 5 }, stream);
            for (var unit = 0; unit < 4; unit++)
            {
                places[unit, symmetry.Place(0, unit)]++;
                exponents[Math.Log2(symmetry.Factor(0, unit))] = exponents.GetValueOrDefault(Math.Log2(symmetry.Factor(0, unit))) + 1;
            }
        }

        var logUniform = Enumerable.Range(0, count).Select(_ => Math.Log(Hiding.RandomSymmetry(architecture, Strong, stream).Factor(0, 1), 100)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(places, Is.All.EqualTo(count / 4.0).Within(5 * Math.Sqrt(count * 3 / 16.0)));
            Assert.That(exponents.Keys, Is.EqualTo(new double[] { -2, -1, 0, 1, 2 }));
            Assert.That(exponents.Values, Is.All.EqualTo(4 * count / 5.0).Within(5 * Math.Sqrt(4 * count * 4 / 25.0)));
            Assert.That(logUniform, Is.All.InRange(-1, 1));
            Assert.That(logUniform.Average(), Is.EqualTo(0).Within(5 / Math.Sqrt(3.0 * count)));
            Assert.That(logUniform.Average(v => v * v), Is.EqualTo(1 / 3.0).Within(0.03));
        }
    }

    [Test, Spec("HIDE-006")]
    public void Switches_LeaveOutWhatTheySay()
    {
        var architecture = new Architecture(2, 6, 6, 1);
        var still = Hiding.RandomSymmetry(architecture, new HidingOptions { Permute = false }, new RandomStream(1, "hide"));
        var plain = Hiding.RandomSymmetry(architecture, new HidingOptions { Rescaling = Rescaling.None }, new RandomStream(1, "hide"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enumerable.Range(0, 6).Select(u => still.Place(1, u)), Is.EqualTo(Enumerable.Range(0, 6)));
            Assert.That(Enumerable.Range(0, 6).Select(u => plain.Factor(1, u)), Is.All.EqualTo(1));
            Assert.That(Enumerable.Range(0, 6).Select(u => plain.Place(1, u)), Is.Not.EqualTo(Enumerable.Range(0, 6)));
            Assert.That((plain.Place(2, 0), plain.Factor(2, 0)), Is.EqualTo((0, 1.0)), "outputs stay");
        }
    }

    [Test, Spec("HIDE-007")]
    public void BadSymmetries_AreErrorsWithBothValues()
    {
        var architecture = new Architecture(1, 2, 1);
        double[] ones = [1, 1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new HidingSymmetry(architecture, [], [ones]), Throws.ArgumentException.With.Message.Contains("the list of places has 0 entries"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 1, 2]], [ones]), Throws.ArgumentException.With.Message.Contains("the places of hidden layer 1 has 3 entries"));
            Assert.That(() => new HidingSymmetry(architecture, [[1, 1]], [ones]), Throws.ArgumentException.With.Message.Contains("unit 1 of hidden layer 1 goes to place 1"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 1]], []), Throws.ArgumentException.With.Message.Contains("the list of factors has 0 entries"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 1]], [[1]]), Throws.ArgumentException.With.Message.Contains("the factors of hidden layer 1 has 1 entries"));
            Assert.That(() => new HidingSymmetry(architecture, [[-1, 0]], [ones]), Throws.ArgumentException.With.Message.Contains("unit 0 of hidden layer 1 goes to place -1"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 1]], [[0, 1]]), Throws.ArgumentException.With.Message.Contains("the factor of unit 0 of hidden layer 1 is 0"));
            Assert.That(
                () => new HidingSymmetry(architecture, [[0, 1]], [[1, double.PositiveInfinity]]),
                Throws.ArgumentException.With.Message.Contains("the factor of unit 1 of hidden layer 1 is Infinity; it must be positive and finite"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 1]], [[1, double.NaN]]), Throws.ArgumentException.With.Message.Contains("is NaN"));
            Assert.That(
                () => HidingSymmetry.Identity(architecture).Then(HidingSymmetry.Identity(new Architecture(1, 3, 1))),
                Throws.ArgumentException.With.Message.Contains("the next symmetry has the architecture 1-3-1; the symmetry acts on 1-2-1"));
            Assert.That(
                () => Hiding.RandomSymmetry(architecture, new HidingOptions { Rescaling = (Rescaling)7 }, new RandomStream(1, "hide")),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("7 is no kind of rescaling"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 2]], [ones]), Throws.ArgumentException.With.Message.Contains("a permutation of 0 … 1"));
            Assert.That(() => new HidingSymmetry(architecture, [[0, 1]], [[1, -2]]), Throws.ArgumentException.With.Message.Contains("the factor of unit 1 of hidden layer 1 is -2"));
            Assert.That(
                () => HidingSymmetry.Identity(architecture).Apply(new DoubleNetwork(new Architecture(1, 3, 1), new double[10])),
                Throws.ArgumentException.With.Message.Contains("1-3-1; the symmetry acts on 1-2-1"));
            Assert.That(() => HidingSymmetry.Identity(architecture).Apply(Mask.All(5)), Throws.ArgumentException.With.Message.Contains("the mask has 5 entries"));
            Assert.That(
                () => Hiding.RandomSymmetry(architecture, new HidingOptions { LargestFactor = 0.5 }, new RandomStream(1, "hide")),
                Throws.InstanceOf<ArgumentException>().With.Message.Contains("0.5; it must lie in [1,"));
        }
    }

    [PinnedProperty(MaxTest = 30, Arbitrary = [typeof(PlantingCases)]), Spec("HIDE-008")]
    public void Hide_DependsOnTheStreamAloneAndChangesNoArgument(PlantingCase c)
    {
        var planted = c.Planted;
        var before = planted.Host.Parameters.ToArray();
        var (one, other) = (Hiding.Hide(planted, HidingOptions.Default, Stream(c)), Hiding.Hide(planted, HidingOptions.Default, Stream(c)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Host.Parameters.ToArray(), Is.EqualTo(one.Host.Parameters.ToArray()));
            Assert.That(planted.Host.Parameters.ToArray(), Is.EqualTo(before));
        }
    }

    private static RandomStream Stream(PlantingCase c) => new((ulong)c.Seed, "hide");
}
