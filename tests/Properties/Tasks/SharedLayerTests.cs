using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Kernels;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Tasks;

/// <summary>The tasks that share hidden layers with Circle, and their table in spec/requirements/tasks.md.</summary>
public sealed class SharedLayerTests
{
    private static readonly int[] Depths = [3, 4, 5, 6, 7, 10];

    [Test, Spec("TASK-018")]
    public void Labels_AreThoseOfTheFormulas()
    {
        foreach (var x in InputGrid.Regular(2, 41))
        {
            var squaredRadius = (x[0] * x[0]) + (x[1] * x[1]);
            Assert.That(LearningTasks.Rings.TrueOutputs(x), Is.EqualTo(new[] { squaredRadius }));
            Assert.That(LearningTasks.Product.TrueOutputs(x), Is.EqualTo(new[] { x[0] * x[1] }));
            Assert.That(
                LearningTasks.CircleRadii.TrueLabel(x), Is.EqualTo(squaredRadius <= 0.3 ? 0 : squaredRadius <= 0.6 ? 1 : squaredRadius <= 0.9 ? 2 : 3));
        }
    }

    [Test, Spec("TASK-019")]
    public void Extended_StandsBesideTheTasksOfThePaper()
    {
        Assert.That(LearningTasks.All.Select(t => t.Name), Is.EqualTo(new[] { "relu", "circle", "helix" }));
        Assert.That(LearningTasks.Extended.Select(t => t.Name), Is.EqualTo(new[] { "circle-radii", "rings", "product" }));
        foreach (var task in LearningTasks.All.Concat(LearningTasks.Extended))
        {
            Assert.That(LearningTasks.ByName(task.Name.ToUpperInvariant()), Is.SameAs(task));
            Assert.That(() => task.Target(2), Throws.InstanceOf<ArgumentException>().With.Message.Contains("depth is 2; it must be at least 3"));
        }
    }

    [TestCaseSource(nameof(Depths)), Spec("TASK-020")]
    public void RadiiAndRings_HaveAllHiddenLayersOfCircle(int depth)
    {
        var circle = LearningTasks.Circle.Target(depth);
        foreach (var other in new[] { LearningTasks.CircleRadii.Target(depth), LearningTasks.Rings.Target(depth) })
        {
            Assert.That(other.Architecture.Widths[..^1].ToArray(), Is.EqualTo(circle.Architecture.Widths[..^1].ToArray()));
            var body = circle.Layout.Weight(depth - 2).Offset;
            Assert.That(other.Parameters[..body].ToArray(), Is.EqualTo(circle.Parameters[..body].ToArray()));
        }
    }

    [TestCaseSource(nameof(Depths)), Spec("TASK-020")]
    public void Product_ContainsAllHiddenUnitsOfCircle(int depth)
    {
        var (circle, product) = (LearningTasks.Circle.Target(depth), LearningTasks.Product.Target(depth));
        for (var layer = 0; layer < depth - 2; layer++)
        {
            for (var o = 0; o < product.Architecture.Widths[layer + 1]; o++)
            {
                var isCircles = o < circle.Architecture.Widths[layer + 1];
                for (var i = 0; i < product.Architecture.Widths[layer]; i++)
                {
                    var weight = product.Parameters[product.Layout.WeightIndex(layer, o, i)];
                    var fromCircles = i < circle.Architecture.Widths[layer];
                    var wanted = isCircles && fromCircles ? circle.Parameters[circle.Layout.WeightIndex(layer, o, i)] : 0;
                    Assert.That(isCircles || (fromCircles && layer > 0) ? weight : wanted, Is.EqualTo(wanted), $"layer {layer}, from {i} to {o}");
                }

                Assert.That(
                    isCircles ? product.Parameters[product.Layout.BiasIndex(layer, o)] : 0,
                    Is.EqualTo(isCircles ? circle.Parameters[circle.Layout.BiasIndex(layer, o)] : 0));
            }
        }
    }

    [TestCase("circle-radii", 3, 100, 24)]
    [TestCase("circle-radii", 5, 108, 22)]
    [TestCase("circle-radii", 10, 153, 22)]
    [TestCase("rings", 3, 40, 21)]
    [TestCase("rings", 4, 64, 19)]
    [TestCase("rings", 5, 48, 19)]
    [TestCase("rings", 6, 59, 19)]
    [TestCase("rings", 10, 93, 19)]
    [TestCase("product", 3, 70, 31)]
    [TestCase("product", 4, 98, 28)]
    [TestCase("product", 5, 74, 28)]
    [TestCase("product", 6, 86, 28)]
    [TestCase("product", 10, 124, 28)]
    [Spec("TASK-021")]
    public void Counts_AreThoseOfTheTable(string task, int depth, int weights, int biases)
    {
        var target = LearningTasks.ByName(task).Target(depth);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(target.NonZeroWeights(1e-9), Is.EqualTo(weights));
            Assert.That(target.NonZeroWeights(), Is.EqualTo(weights));
            Assert.That(target.NonZeroBiases(1e-9), Is.EqualTo(biases));
        }
    }

    [TestCase(3, 0.96)]
    [TestCase(4, 0.99)]
    [TestCase(5, 0.99)]
    [TestCase(6, 0.986)]
    [TestCase(10, 0.996)]
    [Spec("TASK-022")]
    public void Accuracy_OfTheRadii_IsThatOfTheTable(int depth, double accuracy)
    {
        var (task, target) = (LearningTasks.CircleRadii, LearningTasks.CircleRadii.Target(depth));
        Assert.That(TargetQuality.Accuracy(task, target, 150), Is.EqualTo(accuracy).Within(0.0015));
        Assert.That(NoisyAccuracy(task, target), Is.EqualTo(accuracy * 0.99).Within(0.006));
    }

    [TestCase("rings", 3, 2.98e-4)]
    [TestCase("rings", 4, 1.86e-5)]
    [TestCase("rings", 5, 1.86e-5)]
    [TestCase("rings", 6, 3.33e-5)]
    [TestCase("rings", 10, 2.33e-6)]
    [TestCase("product", 3, 1.29e-4)]
    [TestCase("product", 4, 8.05e-6)]
    [TestCase("product", 5, 8.05e-6)]
    [TestCase("product", 6, 4.81e-6)]
    [TestCase("product", 10, 1.51e-5)]
    [Spec("TASK-022")]
    public void Error_IsThatOfTheTable(string name, int depth, double error)
    {
        var task = LearningTasks.ByName(name);
        var target = task.Target(depth);
        Assert.That(SquaredError(target, Cells(201).Select(x => (x, task.TrueOutputs(x)[0]))), Is.EqualTo(error).Within(0.01 * error));
        var noisy = task.Draw(20000, 0.01, new RandomStream(6, "test"));
        var samples = Enumerable.Range(0, noisy.Count).Select(i => (new[] { (double)noisy.Inputs[2 * i], noisy.Inputs[(2 * i) + 1] }, (double)noisy.Values[i]));
        Assert.That(SquaredError(target, samples), Is.EqualTo(error + 1e-4).Within(0.04 * (error + 1e-4)));
    }

    // Chords of x² with knot distance h: the error (x - a)(b - x) has mean h²/6 and mean square h⁴/30, independent in the coordinates.
    [TestCase(3, 2.0 / 9), TestCase(4, 1.0 / 9), TestCase(5, 1.0 / 9), Spec("TASK-022")]
    public void Error_OfTheRings_IsTheAnalyticOne(int depth, double h)
    {
        var target = LearningTasks.Rings.Target(depth);
        var error = SquaredError(target, Cells(450).Select(x => (x, LearningTasks.Rings.TrueOutputs(x)[0])));
        Assert.That(error, Is.EqualTo(h * h * h * h * 11 / 90).Within(1e-3 * h * h * h * h));
    }

    // Half the error of the square of the sum, knots 2h apart, less half the two errors of the squares: none of them negative.
    [TestCase(3, 2.0 / 9), TestCase(4, 1.0 / 9), TestCase(5, 1.0 / 9), Spec("TASK-022")]
    public void Error_OfTheProduct_KeepsItsAnalyticBounds(int depth, double h)
    {
        var target = LearningTasks.Product.Target(depth);
        double[] errors = [.. InputGrid.Regular(2, 181).Select(x => target.Evaluate(x)[0] - (x[0] * x[1]))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Is.All.InRange((-h * h / 4) - 1e-12, (h * h / 2) + 1e-12));
            Assert.That(errors.Min(), Is.LessThan(-0.95 * h * h / 4), "the lower bound is nearly met");
            Assert.That(errors.Max(), Is.GreaterThan(0.95 * h * h / 2), "the upper bound is nearly met");
        }
    }

    private static double SquaredError(DoubleNetwork network, IEnumerable<(double[] Input, double Value)> samples) =>
        samples.Select(s => network.Evaluate(s.Input)[0] - s.Value).Average(error => error * error);

    private static IEnumerable<double[]> Cells(int perAxis) =>
        from a in Enumerable.Range(0, perAxis)
        from b in Enumerable.Range(0, perAxis)
        select new[] { ((2.0 * a) + 1 - perAxis) / perAxis, ((2.0 * b) + 1 - perAxis) / perAxis };

    private static double NoisyAccuracy(LearningTask task, DoubleNetwork target)
    {
        var batch = task.Draw(20000, 0.01, new RandomStream(6, "test"));
        return Enumerable.Range(0, batch.Count).Average(
            i => TargetQuality.ArgMax(target.Evaluate(batch.Inputs[2 * i], batch.Inputs[(2 * i) + 1])) == batch.Labels[i] ? 1.0 : 0);
    }
}
