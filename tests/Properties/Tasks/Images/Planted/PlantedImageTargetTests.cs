using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Properties.Tasks.Images.Planted;

/// <summary>The table of spec/requirements/image-tasks.md.</summary>
public sealed class PlantedImageTargetTests
{
    private const int Samples = 2000;

    [TestCase("bars", 3, 28)]
    [TestCase("bars", 5, 36)]
    [TestCase("distractors", 3, 28)]
    [TestCase("count", 3, 14)]
    [TestCase("count", 5, 18)]
    [TestCase("long-bar", 3, 40)]
    [TestCase("long-bar", 5, 40)]
    [Spec("ITASK-005")]
    public void Counts_AreThoseOfTheTable(string task, int convolutions, int count) => Assert.That(PlantedImageTasks.ByName(task).Target(convolutions).Count, Is.EqualTo(count));

    [TestCase("bars", 0, 1)]
    [TestCase("bars", 0.1, 1)]
    [TestCase("bars", 0.2, 1)]
    [TestCase("bars", 0.3, 0.989)]
    [TestCase("distractors", 0, 1)]
    [TestCase("distractors", 0.1, 1)]
    [TestCase("distractors", 0.2, 0.999)]
    [TestCase("distractors", 0.3, 0.9665)]
    [TestCase("count", 0, 0)]
    [TestCase("count", 0.1, 0.0169)]
    [TestCase("count", 0.2, 0.3595)]
    [TestCase("count", 0.3, 1.0099)]
    [TestCase("long-bar", 0, 1)]
    [TestCase("long-bar", 0.1, 0.9885)]
    [TestCase("long-bar", 0.2, 0.8715)]
    [TestCase("long-bar", 0.3, 0.7905)]
    [TestCase("long-bar", 0.05, 1)]
    [Spec("ITASK-006")]
    public void Qualities_AreThoseOfTheTable(string name, double noise, double quality)
    {
        var task = PlantedImageTasks.ByName(name);
        var batch = task.Draw(Samples, noise, new RandomStream(1, "quality"));
        var measured = task.IsClassification ? Accuracy(batch, Outputs(task, 3, batch)) : Error(batch, Outputs(task, 3, batch));
        Assert.That(measured, Is.EqualTo(quality).Within(task.IsClassification ? 5e-5 : 5e-4));
    }

    [Test, Spec("ITASK-007")]
    public void MoreConvolutions_ChangeNoOutput([Values("bars", "distractors", "count", "long-bar")] string name, [Values(5, 7)] int convolutions)
    {
        var task = PlantedImageTasks.ByName(name);
        var batch = task.Draw(100, task.UsualNoise, new RandomStream(1, "depth"));
        var (few, more) = (Outputs(task, 3, batch), Outputs(task, convolutions, batch));
        Assert.That(more.Zip(few, (a, b) => Math.Abs(a - b)), Is.All.LessThan(1e-12));
    }

    [Test, Spec("ITASK-008")]
    public void WhatIsNotAllowed_IsAnErrorThatSaysWhatIs()
    {
        var (bars, stream) = (PlantedImageTasks.Bars, new RandomStream(1, "errors"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => bars.Target(2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("convolutions is 2; it must be at least 3"));
            Assert.That(() => PlantedImageTasks.LongBar.Target(4), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("convolutions is 4; the residual network of long-bar has an odd number"));
            Assert.That(() => bars.Definition(3, 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("width is 0"));
            Assert.That(() => bars.Draw(0, 0.1, stream), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("count is 0"));
            Assert.That(() => bars.Draw(1, -0.1, stream), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("noise is -0.1"));
            Assert.That(() => PlantedImageTasks.ByName("bar"), Throws.ArgumentException.With.Message.Contains("no planted task on images 'bar'; they are bars, distractors, count, long-bar"));
        }
    }

    private static double[] Outputs(PlantedImageTask task, int convolutions, Batch batch)
    {
        var target = task.Target(convolutions);
        return DefinitionOutputs.Of<double>(target.Definition, target.Parameters.Span, Array.ConvertAll(batch.Inputs.ToArray(), x => (double)x));
    }

    private static double Accuracy(Batch batch, double[] outputs) =>
        batch.Labels.ToArray().Index().Count(l => outputs.AsSpan(l.Index * batch.OutputWidth, batch.OutputWidth).ToArray().Index().MaxBy(o => o.Item).Index == l.Item) / (double)batch.Count;

    private static double Error(Batch batch, double[] outputs) => batch.Values.ToArray().Zip(outputs, (v, o) => (v - o) * (v - o)).Average();
}
