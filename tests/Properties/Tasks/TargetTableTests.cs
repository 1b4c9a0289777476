using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Tasks;

/// <summary>The table of spec/requirements/tasks.md.</summary>
public sealed class TargetTableTests
{
    [TestCase("circle", 3, 100, 24)]
    [TestCase("circle", 4, 124, 22)]
    [TestCase("circle", 5, 108, 22)]
    [TestCase("circle", 6, 119, 22)]
    [TestCase("circle", 10, 153, 22)]
    [TestCase("relu", 3, 2, 0)]
    [TestCase("relu", 5, 4, 0)]
    [TestCase("relu", 6, 5, 0)]
    [TestCase("relu", 10, 9, 0)]
    [TestCase("helix", 3, 91, 33)]
    [TestCase("helix", 4, 92, 33)]
    [TestCase("helix", 5, 95, 36)]
    [TestCase("helix", 6, 98, 36)]
    [TestCase("helix", 10, 110, 36)]
    [Spec("TASK-013")]
    public void Counts_AreThoseOfTheTable(string task, int depth, int weights, int biases)
    {
        var target = LearningTasks.ByName(task).Target(depth);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(target.NonZeroWeights(1e-9), Is.EqualTo(weights));
            Assert.That(target.NonZeroBiases(1e-9), Is.EqualTo(biases));
        }
    }

    [TestCase("circle", 3, 100, 0.1667, 4)]
    [TestCase("circle", 4, 100, 0.0117, 4)]
    [TestCase("circle", 5, 100, 0.00524, 5)]
    [TestCase("circle", 6, 100, 0.00389, 5)]
    [TestCase("circle", 6, 1000, 4.0e-5, 6)]
    [TestCase("circle", 10, 100, 0.00217, 5)]
    [TestCase("relu", 3, 100, 0.01, 4)]
    [TestCase("relu", 5, 100, 1.98e-4, 6)]
    [TestCase("relu", 6, 100, 1.66e-4, 6)]
    [TestCase("relu", 10, 100, 1.3e-4, 5)]
    [Spec("TASK-013")]
    public void Densities_AreThoseOfTheTable(string task, int depth, int width, double density, int digits)
    {
        var target = LearningTasks.ByName(task).Target(depth);
        Assert.That((double)target.NonZeroWeights() / HostWeights(target, width), Is.EqualTo(density).Within(0.51 * Math.Pow(10, -digits)));
    }

    // How many of the third coordinate's 29 vanishing kinks round to exactly 0 depends on the platform's sine: 24 or 25 were published.
    [TestCase(3, 0.2875)]
    [TestCase(4, 0.01125)]
    [TestCase(5, 0.00588)]
    [TestCase(6, 0.00405)]
    [TestCase(10, 0.00192)]
    [Spec("TASK-013")]
    public void Densities_OfTheHelix_CountItsNoiseEdges(int depth, double density)
    {
        var target = LearningTasks.Helix.Target(depth);
        var noise = target.NonZeroWeights() - target.NonZeroWeights(1e-9);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(noise, Is.InRange(22, 27));
            Assert.That(target.NonZeroWeights(), Is.EqualTo(density * HostWeights(target, 100)).Within(2.2));
        }
    }

    [TestCase(3, 0.960)]
    [TestCase(4, 0.990)]
    [TestCase(5, 0.990)]
    [TestCase(6, 0.987)]
    [TestCase(7, 0.986)]
    [TestCase(10, 0.998)]
    [Spec("TASK-014")]
    public void Accuracy_OfTheCircle_IsThatOfTheTable(int depth, double accuracy) =>
        Assert.That(TargetQuality.Accuracy(LearningTasks.Circle, LearningTasks.Circle.Target(depth), 150), Is.EqualTo(accuracy).Within(0.0015));

    [TestCase(3), TestCase(5), TestCase(6), TestCase(10), Spec("TASK-014")]
    public void Error_OfTheRelu_IsZero(int depth) =>
        Assert.That(TargetQuality.SquaredErrors(LearningTasks.Relu, LearningTasks.Relu.Target(depth), 1001), Is.All.EqualTo(0));

    [TestCase(3), TestCase(4), TestCase(5), TestCase(10), Spec("TASK-014")]
    public void Error_OfTheHelix_IsThatOfTheTable(int depth)
    {
        var errors = TargetQuality.SquaredErrors(LearningTasks.Helix, LearningTasks.Helix.Target(depth), 4001);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors[0], Is.EqualTo(3.22e-4).Within(0.01e-4));
            Assert.That(errors[1], Is.EqualTo(3.26e-4).Within(0.01e-4));
            Assert.That(errors[2], Is.LessThan(1e-25));
            Assert.That(errors.Average(), Is.EqualTo(2.16e-4).Within(0.01e-4));
        }
    }

    private static int HostWeights(DoubleNetwork target, int width) =>
        Architecture.Uniform(target.Architecture.InputWidth, width, target.Architecture.OutputWidth, target.Architecture.Depth).Layout.WeightCount;
}
