using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing.Rules;

namespace PlantNSeek.Contracts.Behaviour;

/// <summary>What the kit compares by does not accept what it should not.</summary>
[TestFixture]
[Spec("CONTRACT-023")]
public sealed class ComparisonTests
{
    private static readonly ParameterLayout Layout = new Architecture(1, 1).Layout;

    [Test, Combinatorial]
    public void NotFinite_IsCloseToNothing(
        [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.0)] double expected,
        [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.0)] double actual,
        [Values(0, 1)] int place)
    {
        double[] left = [1, 1], right = [1, 1];
        (left[place], right[place]) = (expected, actual);
        Assert.That(Comparison.Close(left, right, Layout, "") is null, Is.EqualTo(expected == 1 && actual == 1));
    }

    [Test]
    public void AnInfinity_DoesNotExcuseTheOthers()
    {
        var violation = Comparison.Close([1, double.PositiveInfinity], [2, double.PositiveInfinity], Layout, " here");
        Assert.That((violation!.Expected, violation.Actual), Is.EqualTo(("1 for layer1.weight[0, 0] here", "2")));
    }

    [TestCase(1, 1 + 9e-7, true)]
    [TestCase(1, 1 + 1.1e-6, false)]
    [TestCase(-1, 1, false)]
    [TestCase(0, 0, true)]
    [TestCase(0, double.Epsilon, false)]
    [TestCase(-0.0, 0.0, true)]
    public void Close_LeavesAMillionthOfTheLargest(double expected, double actual, bool close) =>
        Assert.That(Comparison.Close([expected, expected], [expected, actual], Layout, "") is null, Is.EqualTo(close));

    [TestCase(0.1, 0.1, true)]
    [TestCase(0.1, 0.10000000000000002, false)]
    [TestCase(-0.0, 0.0, false)]
    [TestCase(double.NaN, double.NaN, true)]
    [TestCase(double.NaN, 0, false)]
    public void SameBits_TellsEveryBit(double expected, double actual, bool same) =>
        Assert.That(Comparison.SameBits([1, expected], [1, actual], Layout, "") is null, Is.EqualTo(same));

    [Test]
    public void OtherLengths_AreNeverTheSame()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Comparison.Close([1], [1, 1], Layout, ""), Is.Not.Null);
            Assert.That(Comparison.Close([1, 1], [1], Layout, ""), Is.Not.Null);
            Assert.That(Comparison.SameBits([], [1], Layout, ""), Is.Not.Null);
            Assert.That(Comparison.SameBits([1], [], Layout, ""), Is.Not.Null);
            Assert.That(Comparison.Same(Mask.All(2), Mask.All(3), Layout, "")!.Actual, Is.EqualTo("one over 3"));
            Assert.That(Comparison.Same(Mask.All(2), null, Layout, "")!.Actual, Is.EqualTo("null"));
        }
    }

    [Test]
    public void Masks_AreTheSameBitByBit()
    {
        Assert.That(Comparison.Same(Mask.FromIndices(2, [0]), Mask.FromIndices(2, [0]), Layout, ""), Is.Null);
        Assert.That(Comparison.Same(Mask.FromIndices(2, [0]), Mask.FromIndices(2, [1]), Layout, " here")!.Expected, Is.EqualTo("layer1.weight[0, 0] kept here"));
    }
}
