using System.Runtime.Intrinsics;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Numerics;

/// <summary>Our elementary functions against the platform's, which are within one unit in the last place themselves.</summary>
[TestFixture]
[Spec("NUM-001")]
public class DeterministicMathTests
{
    private const int Draws = 20000;

    [Test]
    public void Exp_IsWithinTwoUnits() => AssertClose(DeterministicMath.Exp, Math.Exp, -745, 709);

    [Test]
    public void Exp_NearZero_IsWithinTwoUnits() => AssertClose(DeterministicMath.Exp, Math.Exp, -1, 1);

    [Test]
    public void ExpOfLanes_HasTheBitsOfEachLane()
    {
        var random = new RandomStream(1, "lanes");
        double[] edges =
            [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 709.78, 709.79, 709.8, -708.5, -745.1, -745.2, -745.3, 1e300, -1e300, double.Epsilon, 1];
        var inputs = edges.Concat(Enumerable.Range(0, Draws).Select(i => random.NextUniform(-1, 1) * (i % 3 == 0 ? 750 : i % 3 == 1 ? 40 : 1))).ToArray();
        for (var i = 0; i + 4 <= inputs.Length; i += 4)
        {
            var lanes = DeterministicMath.Exp(Vector256.Create<double>(inputs.AsSpan(i, 4)));
            for (var lane = 0; lane < 4; lane++)
            {
                var one = DeterministicMath.Exp(inputs[i + lane]);
                Assert.That(BitConverter.DoubleToInt64Bits(lanes[lane]), Is.EqualTo(BitConverter.DoubleToInt64Bits(one)), $"exp of {inputs[i + lane]:R}");
            }
        }
    }

    [Test]
    public void Log_IsWithinTwoUnits()
    {
        AssertClose(DeterministicMath.Log, Math.Log, 0, 10);
        AssertClose(DeterministicMath.Log, Math.Log, 0.9, 1.1);
        AssertClose(t => DeterministicMath.Log(Math.Pow(2, t)), t => Math.Log(Math.Pow(2, t)), -1074, 1023);
    }

    [Test]
    public void SinAndCos_AreWithinTwoUnits()
    {
        AssertClose(DeterministicMath.Sin, Math.Sin, -7, 7);
        AssertClose(DeterministicMath.Cos, Math.Cos, -7, 7);
        AssertClose(DeterministicMath.Sin, Math.Sin, -1e6, 1e6);
        AssertClose(DeterministicMath.Cos, Math.Cos, -1e6, 1e6);
    }

    // Correctly rounded values, since the platform's tanh is up to two units off itself.
    [TestCase(0.03119639852036077, 0.03118628218790992)]
    [TestCase(0.06191031911001549, 0.061831341760597354)]
    [TestCase(0.18920282181394438, 0.18697701216727353)]
    [TestCase(0.5030687200991508, 0.46452712007214436)]
    [TestCase(0.5309864295684177, 0.48613476139612904)]
    [TestCase(0.56, 0.5079774328978962)]
    [TestCase(0.5599999999999999, 0.5079774328978961)]
    [TestCase(0.23796462709189137, 0.2335723355680783)]
    [TestCase(0.5442292252959519, 0.49618265333890316)]
    [TestCase(0.36995516654807925, 0.35395249648856825)]
    [TestCase(0.6039200385961945, 0.5398331049763202)]
    [TestCase(0.625720304108054, 0.5550982754577134)]
    [TestCase(0.06552885923981311, 0.06543522573635951)]
    [TestCase(0.013167991554874137, 0.013167230515297055)]
    [TestCase(0.83746908209646, 0.6844661932576432)]
    [TestCase(0.25935401432800764, 0.25369122121768933)]
    [TestCase(0.23433096104669637, 0.23013400487762287)]
    [TestCase(0.9956448355104628, 0.7597590233268676)]
    [TestCase(0.47026350752244794, 0.4384121994127943)]
    [TestCase(0.8364614512743888, 0.6839302619547402)]
    [TestCase(0.47635320869933495, 0.44331826914475986)]
    [TestCase(0.6390681405441619, 0.5642647264703183)]
    [TestCase(0.15061642402352393, 0.1494877381372876)]
    [TestCase(0.6348606582851885, 0.5613900763443694)]
    [TestCase(0.8680453071432968, 0.7003796395255176)]
    [TestCase(3.0927248415332054, 0.9958901122434096)]
    [TestCase(3.965007424805961, 0.9992806966511656)]
    [TestCase(3.6856459014783702, 0.9987426808452636)]
    [TestCase(1.2561257529079892, 0.8499924909325728)]
    [TestCase(4.032920985147269, 0.9993720241370142)]
    public void Tanh_IsWithinTwoUnits(double x, double expected)
    {
        Assert.That(Units(DeterministicMath.Tanh(x), expected), Is.LessThanOrEqualTo(2));
        Assert.That(DeterministicMath.Tanh(-x), Is.EqualTo(-DeterministicMath.Tanh(x)));
    }

    [Test]
    public void Tanh_IsWithinTwoUnits_AndThePlatformsOwnTwo() => AssertClose(DeterministicMath.Tanh, Math.Tanh, -20, 20, units: 4);

    [Test]
    public void SpecialValues_AreThoseStated()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DeterministicMath.Exp(0), Is.EqualTo(1));
            Assert.That(DeterministicMath.Exp(-746), Is.Zero);
            Assert.That(DeterministicMath.Exp(710), Is.EqualTo(double.PositiveInfinity));
            Assert.That(DeterministicMath.Exp(double.NaN), Is.NaN);
            Assert.That(DeterministicMath.Log(1), Is.Zero);
            Assert.That(DeterministicMath.Log(0), Is.EqualTo(double.NegativeInfinity));
            Assert.That(DeterministicMath.Log(-1), Is.NaN);
            Assert.That(DeterministicMath.Log(double.PositiveInfinity), Is.EqualTo(double.PositiveInfinity));
            Assert.That(DeterministicMath.SinCos(0), Is.EqualTo((0.0, 1.0)));
            Assert.That(() => DeterministicMath.Sin(2e6), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(DeterministicMath.Pow(3, 0), Is.EqualTo(1));
            Assert.That(DeterministicMath.Pow(3.7, 1), Is.EqualTo(3.7));
            Assert.That(DeterministicMath.Pow(2, 10), Is.EqualTo(1024).Within(1e-11));
            Assert.That(() => DeterministicMath.Pow(-1, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(DeterministicMath.Tanh(40), Is.EqualTo(1));
        }
    }

    private static void AssertClose(Func<double, double> ours, Func<double, double> platform, double low, double high, int units = 2)
    {
        var random = new RandomStream(1, "arguments");
        var (worst, at) = (0.0, 0.0);
        for (var i = 0; i < Draws; i++)
        {
            var x = random.NextUniform(low, high);
            var expected = platform(x);
            var distance = Units(ours(x), expected);
            (worst, at) = distance > worst || double.IsNaN(distance) ? (distance, x) : (worst, at);
        }

        Assert.That(worst, Is.LessThanOrEqualTo(units), $"at {at:R}");
    }

    private static double Units(double actual, double expected) =>
        Math.Abs(actual - expected) / Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
}
