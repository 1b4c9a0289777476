using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;

namespace PlantNSeek.Properties.Tasks;

public sealed class SampleTests
{
    private static readonly RandomStream Never = new(0, "never drawn from");

    [TestCase("relu"), TestCase("circle"), TestCase("helix"), Spec("TASK-002")]
    public void Draw_IsUniformAndLabelsBelongToTheFloats(string name)
    {
        var task = LearningTasks.ByName(name);
        var batch = task.Draw(4000, 0, new RandomStream(1, "test"));
        var quarters = new int[4];
        foreach (var x in batch.Inputs)
        {
            Assert.That(x, Is.InRange(-1f, 1f));
            quarters[Math.Min((int)((x + 1) * 2), 3)]++;
        }

        Assert.That(quarters, Is.All.EqualTo(batch.Inputs.Length / 4.0).Within(5 * Math.Sqrt(batch.Inputs.Length * 3 / 16.0)));
        for (var i = 0; i < batch.Count; i++)
        {
            double[] x = [.. batch.Inputs.Slice(i * task.InputWidth, task.InputWidth).ToArray().Select(v => (double)v)];
            if (task.IsClassification)
            {
                Assert.That(batch.Labels[i], Is.EqualTo(task.TrueLabel(x)));
            }
            else
            {
                Assert.That(
                    batch.Values.Slice(i * task.OutputWidth, task.OutputWidth).ToArray(), Is.EqualTo(task.TrueOutputs(x).Select(v => (float)v)));
            }
        }
    }

    [TestCase(0.01), TestCase(0.3), TestCase(1), Spec("TASK-003")]
    public void NoisyCircleLabels_AreSecondBest(double noise)
    {
        const int count = 20000;
        var task = LearningTasks.Circle;
        var batch = task.Draw(count, noise, new RandomStream(2, "test"));
        var noisy = 0;
        for (var i = 0; i < count; i++)
        {
            double[] x = [batch.Inputs[2 * i], batch.Inputs[(2 * i) + 1]];
            if (batch.Labels[i] != task.TrueLabel(x))
            {
                noisy++;
                Assert.That(batch.Labels[i], Is.EqualTo(task.SecondBestLabel(x)));
            }
        }

        Assert.That(noisy, Is.EqualTo(count * noise).Within(5 * Math.Sqrt(count * noise * (1 - noise))));
    }

    [TestCase("relu", 0.01), TestCase("helix", 0.01), TestCase("helix", 0.1), Spec("TASK-004")]
    public void NoisyValues_AreNormalAroundTheTruth(string name, double noise)
    {
        const int count = 10000;
        var task = LearningTasks.ByName(name);
        var (clean, noisy) = (task.Draw(count, 0, new RandomStream(3, "test")), task.Draw(count, noise, new RandomStream(3, "test")));
        var z = new double[task.OutputWidth][];
        for (var o = 0; o < z.Length; o++)
        {
            z[o] = [.. Enumerable.Range(0, count).Select(i => (double)(noisy.Values[(i * z.Length) + o] - clean.Values[(i * z.Length) + o]) / noise)];
            Assert.That(z[o].Average(), Is.EqualTo(0).Within(5 / Math.Sqrt(count)));
            Assert.That(z[o].Average(v => v * v), Is.EqualTo(1).Within(5 * Math.Sqrt(2.0 / count)));
            Assert.That(z[o].Average(v => v * v * v * v), Is.EqualTo(3).Within(5 * Math.Sqrt(96.0 / count)));
            Assert.That(o == 0 ? 0 : z[0].Zip(z[o], (a, b) => a * b).Average(), Is.EqualTo(0).Within(5 / Math.Sqrt(count)));
        }
    }

    [Test, Spec("TASK-005")]
    public void IndependentDraws_ShareNoSample()
    {
        var data = LearningTasks.Circle.Generate(SampleDraws.Independent, seed: 4);
        Assert.That((data.Training.Count, data.Test.Count, data.Pruning.Count), Is.EqualTo((9000, 1000, 40)));
        var all = Rows(data.Training).Concat(Rows(data.Test)).Concat(Rows(data.Pruning)).ToList();
        Assert.That(all.Distinct().Count(), Is.EqualTo(10040));
        Assert.That(LearningTasks.Circle.Generate(SampleDraws.Partition, seed: 4).Training.Inputs.ToArray(), Is.EqualTo(data.Training.Inputs.ToArray()));
    }

    [Test, Spec("TASK-006")]
    public void Partition_SplitsOneDraw([Values("relu", "circle", "helix")] string name)
    {
        var data = LearningTasks.ByName(name).Generate(SampleDraws.Partition, seed: 5, count: 500, testFraction: 0.2, pruningCount: 25);
        Assert.That((data.Training.Count, data.Test.Count, data.Pruning.Count), Is.EqualTo((400, 100, 25)));
        var training = Rows(data.Training).ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rows(data.Pruning), Is.SubsetOf(training).And.Unique);
            Assert.That(Rows(data.Test).Any(training.Contains), Is.False);
        }
    }

    [Test, Spec("TASK-007")]
    public void Generate_DependsOnSeedAndReplicateAlone([Values("relu", "circle", "helix")] string name, [Values] SampleDraws draws)
    {
        TaskData Data(ulong seed, ulong index, double noise) =>
            LearningTasks.ByName(name).Generate(draws, seed, index, count: 60, pruningCount: 9, noise: noise);
        var (one, same, louder, otherSeed, otherIndex) = (Data(1, 2, 0.01), Data(1, 2, 0.01), Data(1, 2, 0.5), Data(2, 2, 0.01), Data(1, 3, 0.01));
        foreach (var part in new Func<TaskData, Batch>[] { d => d.Training, d => d.Test, d => d.Pruning })
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Rows(part(same)), Is.EqualTo(Rows(part(one))));
                Assert.That(part(louder).Inputs.ToArray(), Is.EqualTo(part(one).Inputs.ToArray()));
                Assert.That(part(otherSeed).Inputs.ToArray(), Is.Not.EqualTo(part(one).Inputs.ToArray()));
                Assert.That(part(otherIndex).Inputs.ToArray(), Is.Not.EqualTo(part(one).Inputs.ToArray()));
            }
        }
    }

    [Test, Spec("TASK-008")]
    public void BadArguments_AreErrorsWithBothValues()
    {
        var circle = LearningTasks.Circle;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => LearningTasks.ByName("spiral"), Throws.ArgumentException.With.Message.Contains("'spiral'; the tasks are relu, circle, helix"));
            Assert.That(LearningTasks.ByName("Helix"), Is.SameAs(LearningTasks.Helix));
            Assert.That(() => circle.Draw(0, 0, Never), Throws.ArgumentException.Or.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("count is 0"));
            Assert.That(() => circle.Draw(5, 1.5, Never), Throws.InstanceOf<ArgumentException>().With.Message.Contains("noise is 1.5; it must lie in [0, 1]"));
            Assert.That(() => circle.Draw(5, double.NaN, Never), Throws.InstanceOf<ArgumentException>().With.Message.Contains("noise is NaN"));
            Assert.That(() => LearningTasks.Relu.Draw(5, -1, Never), Throws.InstanceOf<ArgumentException>().With.Message.Contains("noise is -1"));
            Assert.That(() => circle.TrueLabel(1), Throws.ArgumentException.With.Message.Contains("the input has 1 entries; an input of the task circle has 2"));
            Assert.That(() => LearningTasks.Relu.TrueLabel(1), Throws.InvalidOperationException.With.Message.Contains("relu is a regression"));
            Assert.That(
                () => circle.Generate(SampleDraws.Partition, 1, count: 100, pruningCount: 91),
                Throws.InstanceOf<ArgumentException>().With.Message.Contains("pruningCount is 91; there are 90 training samples"));
            Assert.That(
                () => circle.Generate(SampleDraws.Partition, 1, count: 4),
                Throws.InstanceOf<ArgumentException>().With.Message.Contains("testFraction is 0.1; of 4 samples it leaves 4 for training and 0 for testing"));
        }
    }

    private static IEnumerable<string> Rows(Batch batch) => Enumerable.Range(0, batch.Count).Select(i => string.Join(' ', [
        .. batch.Inputs.Slice(i * batch.InputWidth, batch.InputWidth).ToArray(),
        .. batch.IsClassification ? [batch.Labels[i]] : batch.Values.Slice(i * batch.OutputWidth, batch.OutputWidth).ToArray()]));
}
