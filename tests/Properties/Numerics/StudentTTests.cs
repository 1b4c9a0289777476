using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Properties.Numerics;

[Spec("EVID-020")]
public class StudentTTests
{
    // Printed in every table of the distribution.
    [TestCase(1, 0.005, 63.656741)]
    [TestCase(2, 0.005, 9.924843)]
    [TestCase(4, 0.025, 2.776445)]
    [TestCase(10, 0.005, 3.169273)]
    [TestCase(30, 0.05, 1.697261)]
    [TestCase(120, 0.005, 2.617421)]
    public void Quantiles_AreThoseOfTheTables(int degrees, double tail, double expected) => Assert.That(StudentT.Quantile(tail, degrees), Is.EqualTo(expected).Within(1e-6));

    [Test]
    public void WithOneDegree_ItIsCauchys() =>
        Assert.That(new[] { 0.0, 0.1, 1, 7, 300 }.Select(t => StudentT.UpperTail(t, 1)), Is.EqualTo(new[] { 0.0, 0.1, 1, 7, 300 }.Select(t => 0.5 - (Math.Atan(t) / Math.PI))).Within(1e-13));

    [Test]
    public void TheInterval_CoversAnotherValueAsOftenAsItSays([Values(2, 3, 8, 25)] int count)
    {
        const int trials = 4000;
        var random = new RandomStream(3, "prediction interval", (ulong)count);
        var inside = 0;
        for (var i = 0; i < trials; i++)
        {
            var values = Enumerable.Range(0, count + 1).Select(_ => 5 + (2 * random.NextNormal())).ToArray();
            var (low, high) = StudentT.PredictionInterval(values[1..], 0.1);
            inside += values[0] >= low && values[0] <= high ? 1 : 0;
        }

        Assert.That((double)inside / trials, Is.EqualTo(0.9).Within(4 * Math.Sqrt(0.09 / trials)));
    }

    [Test]
    public void EqualValues_PredictThemselvesAlone() => Assert.That(StudentT.PredictionInterval([0.1, 0.1, 0.1], 0.01), Is.EqualTo((0.1, 0.1)));

    [Test]
    public void BadArguments_AreRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(0, 3));
            Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(0.6, 3));
            Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.UpperTail(1, 0));
            Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.PredictionInterval([1], 0.1));
        }
    }
}
