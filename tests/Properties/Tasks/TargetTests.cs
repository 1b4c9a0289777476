using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Properties.Tasks;

public sealed class TargetTests
{
    [PinnedProperty(MaxTest = 60), Spec("TASK-011")]
    public void Interpolate_EqualsItsFunctionInEveryKnot(FsCheck.PositiveInt knots, FsCheck.NormalFloat low, FsCheck.PositiveInt width, bool forced, bool up)
    {
        var count = 2 + (knots.Get % 40);
        var start = low.Get % 10;
        static double Function(double x) => Math.Sin(3 * x) + (x * x);
        var g = PiecewiseLinear.Interpolate(Function, start, start + (width.Get % 5) + 0.5, count, forced ? (up ? 1 : -1) : null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(g.Knots.Length, Is.EqualTo(count));
            Assert.That(g.Signs[^1], Is.EqualTo(forced ? (up ? 1 : -1) : count % 2 == 1 ? 1 : -1));
            foreach (var knot in g.Knots)
            {
                Assert.That(g.Evaluate(knot), Is.EqualTo(Function(knot)).Within(1e-9 * (1 + (start * start))));
            }
        }
    }

    [TestCase(2), TestCase(3), TestCase(10), TestCase(31), Spec("TASK-012")]
    public void Interpolate_OfTheSquare_KeepsItsAnalyticBound(int knots)
    {
        var g = PiecewiseLinear.Interpolate(x => x * x, -1, 1, knots, -1);
        var h = 2.0 / (knots - 1);
        var largest = Enumerable.Range(0, 20 * (knots - 1)).Max(i => Math.Abs(g.Evaluate(-1 + (i * h / 20)) - Math.Pow(-1 + (i * h / 20), 2)));
        Assert.That(largest, Is.EqualTo(h * h / 4).Within(1e-12));
    }

    [PinnedProperty(MaxTest = 40), Spec("TASK-015")]
    public void Circle_TakesAnyBoundsAndKnots(FsCheck.PositiveInt depth, FsCheck.PositiveInt knots, FsCheck.NonEmptyArray<byte> gaps)
    {
        var bounds = new double[Math.Min(gaps.Get.Length, 6)];
        for (var j = 0; j < bounds.Length; j++)
        {
            bounds[j] = (j == 0 ? 0 : bounds[j - 1]) + ((gaps.Get[j] + 1) / 800.0);
        }

        var task = new CircleTask(new CircleClasses(bounds), 2 + (knots.Get % 30));
        var target = task.Target(3 + (depth.Get % 10));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(task.OutputWidth, Is.EqualTo(bounds.Length + 1));
            Assert.That(target.Architecture.OutputWidth, Is.EqualTo(bounds.Length + 1));
            Assert.That(target.Architecture.Depth, Is.EqualTo(3 + (depth.Get % 10)));
            Assert.That(target.Parameters.ToArray(), Is.All.Matches<double>(double.IsFinite));
        }
    }

    [TestCase(3), TestCase(4), TestCase(5), TestCase(6), TestCase(8), Spec("TASK-015")]
    public void Circle_IsSolvedBetterWithMoreKnots(int depth)
    {
        double Accuracy(int knots)
        {
            var task = new CircleTask(new CircleClasses(0.1, 0.3, 0.45, 0.9, 1.3), knots);
            return TargetQuality.Accuracy(task, task.Target(depth), 100);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Accuracy(60), Is.GreaterThan(0.998));
            Assert.That(Accuracy(60), Is.GreaterThan(Accuracy(4)));
        }
    }

    [TestCase(3, 91), TestCase(4, 92), TestCase(5, 95), TestCase(6, 98), TestCase(10, 110), Spec("TASK-016")]
    public void LeanHelix_IsThePublishedFunctionWithFewerEdges(int depth, int weights)
    {
        var (lean, published) = (LearningTasks.Helix.Target(depth, TargetForm.Lean), LearningTasks.Helix.Target(depth));
        Assert.That(lean.NonZeroWeights(), Is.EqualTo(weights));
        Assert.That(lean.NonZeroWeights(1e-9), Is.EqualTo(weights));
        AssertSameFunction(lean, published, 401, 1e-12);
    }

    [Test, Spec("TASK-016")]
    public void LeanHelix_TakesAnyNumberOfKnots([Values(2, 3, 50)] int knots, [Values(3, 4, 8)] int depth)
    {
        var task = new HelixTask(knots);
        AssertSameFunction(task.Target(depth, TargetForm.Lean), task.Target(depth), 101, 1e-11);
    }

    [Test, Spec("TASK-017")]
    public void Relu_IsExactAtEveryDepth([Values(3, 4, 7, 25)] int depth)
    {
        var target = LearningTasks.Relu.Target(depth);
        foreach (var x in LearningTasks.Relu.Grid(101))
        {
            Assert.That(target.Evaluate(x), Is.EqualTo(LearningTasks.Relu.TrueOutputs(x)));
        }
    }

    [Test, Spec("TASK-017")]
    public void Depth_DoesNotChangeTheFunction()
    {
        AssertSameFunction(LearningTasks.Circle.Target(4), LearningTasks.Circle.Target(5), 31, 1e-11);
        AssertSameFunction(LearningTasks.Helix.Target(4), LearningTasks.Helix.Target(5), 301, 1e-12);
        AssertSameFunction(LearningTasks.Helix.Target(4), LearningTasks.Helix.Target(12), 301, 1e-12);
    }

    [Test, Spec("TASK-008")]
    public void BadArguments_AreErrorsWithBothValues()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var task in LearningTasks.All)
            {
                Assert.That(() => task.Target(2), Throws.InstanceOf<ArgumentException>().With.Message.Contains("depth is 2; it must be at least 3"));
            }

            Assert.That(() => new CircleTask(knots: 1), Throws.InstanceOf<ArgumentException>().With.Message.Contains("knots is 1; it must be at least 2"));
            Assert.That(() => new HelixTask(1), Throws.InstanceOf<ArgumentException>().With.Message.Contains("knots is 1; it must be at least 2"));
            Assert.That(() => new CircleClasses(), Throws.ArgumentException.With.Message.Contains("0 class bounds; at least 1"));
            Assert.That(() => new CircleClasses(0.2, 0.2), Throws.ArgumentException.With.Message.Contains("class bound 1 is 0.2; it must be finite and above 0.2"));
            Assert.That(() => new CircleClasses(0), Throws.ArgumentException.With.Message.Contains("class bound 0 is 0; it must be finite and above 0"));
            Assert.That(() => new CircleClasses(double.NaN), Throws.ArgumentException.With.Message.Contains("class bound 0 is NaN"));
            Assert.That(() => PiecewiseLinear.Interpolate(x => x, 1, 1, 3), Throws.ArgumentException.With.Message.Contains("the first knot is 1; it must lie below the last, 1"));
            Assert.That(() => PiecewiseLinear.Interpolate(x => x, 0, 1, 3, 0), Throws.ArgumentException.With.Message.Contains("lastSign is 0; it must be 1 or -1"));
        }
    }

    private static void AssertSameFunction(DoubleNetwork one, DoubleNetwork other, int points, double tolerance)
    {
        foreach (var x in InputGrid.Regular(one.Architecture.InputWidth, points))
        {
            Assert.That(one.Evaluate(x), Is.EqualTo(other.Evaluate(x)).Within(tolerance));
        }
    }
}
