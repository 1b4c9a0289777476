using PlantNSeek.Networks;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Tasks;

public sealed class CubistSpiralTests
{
    private static readonly (double X, double Y)[][] Arms = [CubistSpiral.Corners(0), CubistSpiral.Corners(1)];

    [Test, Spec("SPIRAL-001")]
    public void Corners_LieOnThePublishedSpiral()
    {
        // The origin is where the least coordinates were: the published formula, anew.
        double Distance(int i, int arm) => (10 * Angle(i)) + Math.PI + (arm == 0 ? 15 : -15);
        var (x0, y0) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i <= 16; i++)
        {
            for (var arm = 0; arm < 2; arm++)
            {
                (x0, y0) = (Math.Min(x0, Distance(i, arm) * Math.Cos(Angle(i))), Math.Min(y0, Distance(i, arm) * Math.Sin(Angle(i))));
            }
        }

        for (var i = 0; i <= 16; i++)
        {
            for (var arm = 0; arm < 2; arm++)
            {
                Assert.That(Arms[arm][i].X + x0, Is.EqualTo(Distance(i, arm) * Math.Cos(Angle(i))).Within(1e-9));
                Assert.That(Arms[arm][i].Y + y0, Is.EqualTo(Distance(i, arm) * Math.Sin(Angle(i))).Within(1e-9));
            }
        }

        Assert.That(Arms, Has.All.Length.EqualTo(17));
        Assert.That(Arms.SelectMany(a => a).Min(c => c.X), Is.Zero);
        Assert.That(Arms.SelectMany(a => a).Min(c => c.Y), Is.Zero);

        static double Angle(int i) => Math.PI + (4 * Math.PI * i / 16) + (1.6 / 8 * 2 * Math.PI);
    }

    [Test, Spec("SPIRAL-002")]
    public void Segments_HavePointsInProportionToTheirLength()
    {
        var data = CubistSpiral.Data;
        Assert.That(data.Count, Is.EqualTo(49982));
        var start = 0;
        for (var arm = 0; arm < 2; arm++)
        {
            var lengths = Enumerable.Range(0, 16).Select(i => Length(Arms[arm][i], Arms[arm][i + 1])).ToArray();
            var counts = CubistSpiral.PointsPerSegment(arm);
            for (var i = 0; i < 16; i++)
            {
                Assert.That(counts[i], Is.EqualTo((int)Math.Floor(25000 * lengths[i] / lengths.Sum())));
                AssertEvenlySpaced(data, start, counts[i]);
                if (i > 0)
                {
                    Assert.That(Point(data, start), Is.EqualTo(Point(data, start - 1)), "the corner ends one segment and begins the next");
                }

                Assert.That(data.Labels.Slice(start, counts[i]).ToArray(), Is.All.EqualTo(arm));
                start += counts[i];
            }
        }

        Assert.That(start, Is.EqualTo(data.Count));
    }

    [Test, Spec("SPIRAL-003")]
    public void Coordinates_AreStandardised([Values(0, 1)] int coordinate)
    {
        var values = Enumerable.Range(0, CubistSpiral.Data.Count).Select(i => (double)CubistSpiral.Data.Inputs[(2 * i) + coordinate]).ToArray();
        var mean = values.Average();
        Assert.That(mean, Is.Zero.Within(1e-8));
        Assert.That(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1), Is.EqualTo(1).Within(1e-7), "with n instead of n - 1 it were off by 2e-5");
    }

    [Test, Spec("SPIRAL-004")]
    public void Arms_KeepApart_AndTakeTurns()
    {
        var closest = double.MaxValue;
        foreach (var corner in Arms[0].Concat(Arms[1]))
        {
            var other = Arms[0].Contains(corner) ? Arms[1] : Arms[0];
            closest = Enumerable.Range(0, 16).Select(i => Distance(corner, other[i], other[i + 1])).Append(closest).Min();
        }

        Assert.That(closest, Is.InRange(23, 30), "segments that do not cross are closest at a corner");
        for (var i = 0; i + 8 <= 16; i++)
        {
            // On the ray through corner i: arm 1, arm 0, and after one turn arm 1 again.
            var (inner, middle, outer) = (Arms[1][i], Arms[0][i], Arms[1][i + 8]);
            Assert.That(Length(inner, middle), Is.EqualTo(30).Within(1e-9));
            Assert.That(Length(middle, outer), Is.EqualTo((20 * Math.PI) - 30).Within(1e-9));
            Assert.That(Length(inner, outer), Is.EqualTo(20 * Math.PI).Within(1e-9), "on one line");
        }
    }

    [Test, Spec("SPIRAL-005")]
    public void EveryNth_IsEveryNth([Values(16, 49, 999)] int step)
    {
        var few = CubistSpiral.EveryNth(step);
        Assert.That(few.Count, Is.EqualTo((49982 + step - 1) / step));
        for (var i = 0; i < few.Count; i++)
        {
            Assert.That(Point(few, i), Is.EqualTo(Point(CubistSpiral.Data, i * step)));
            Assert.That(few.Labels[i], Is.EqualTo(CubistSpiral.Data.Labels[i * step]));
        }
    }

    [Test, Spec("SPIRAL-005")]
    public void TheSpiral_IsNoneOfThePlantedTasks()
    {
        Assert.That(LearningTasks.All.Select(t => t.Name), Is.EqualTo(new[] { "relu", "circle", "helix" }));
        Assert.That(() => CubistSpiral.Corners(2), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("2"));
    }

    private static void AssertEvenlySpaced(Batch data, int start, int count)
    {
        var (first, last) = (Point(data, start), Point(data, start + count - 1));
        var off = Enumerable.Range(0, count).Max(i =>
        {
            var t = (double)i / (count - 1);
            return Length(Point(data, start + i), (first.X + (t * (last.X - first.X)), first.Y + (t * (last.Y - first.Y))));
        });
        Assert.That(off, Is.LessThan(1e-6));
    }

    private static (double X, double Y) Point(Batch data, int i) => (data.Inputs[2 * i], data.Inputs[(2 * i) + 1]);

    private static double Length((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var t = (((p.X - a.X) * (b.X - a.X)) + ((p.Y - a.Y) * (b.Y - a.Y))) / (Length(a, b) * Length(a, b));
        t = Math.Clamp(t, 0, 1);
        return Length(p, (a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y))));
    }
}
