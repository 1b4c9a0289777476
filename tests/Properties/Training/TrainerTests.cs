using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Training;

/// <summary>Epochs, order, cancellation, errors.</summary>
[TestFixture]
public class TrainerTests
{
    private static readonly Architecture Small = new(2, 5, 3);

    private static RandomStream Shuffle => new(11, "shuffle");

    [PinnedProperty(MaxTest = 30)]
    [Spec("TRAIN-006")]
    public void Train_IsStepsOverFreshOrders_WithASmallerLastBatch(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var settings = new TrainingSettings { Epochs = 2, BatchSize = 3, Optimizer = problem.Optimizer, Schedule = LearningRateSchedule.Cosine };
        var result = Trainer.Train(new ManagedTrainer(problem.Architecture), problem.Parameters, problem.Mask, problem.Data, problem.Loss, settings, Shuffle);
        var again = Trainer.Train(new ManagedTrainer(problem.Architecture), problem.Parameters, problem.Mask, problem.Data, problem.Loss, settings, Shuffle);
        var (session, order, random) = (problem.Session(), problem.AllSamples, Shuffle);
        var losses = new double[2];
        var orders = new List<int[]>();
        for (var epoch = 0; epoch < 2; epoch++)
        {
            random.Shuffle<int>(order);
            orders.Add([.. order]);
            session.LearningRate = problem.Optimizer.LearningRate * (epoch == 0 ? 1 : 0.5);
            losses[epoch] = ((3 * session.Step(order.AsSpan(0, 3))) + (3 * session.Step(order.AsSpan(3, 3))) + session.Step(order.AsSpan(6))) / 7;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(orders[1], Is.Not.EqualTo(orders[0]));
            Assert.That(result.EpochLosses, Is.EqualTo(losses).Within(1e-6 * Math.Max(1, losses[0])));
            Assert.That(again.EpochLosses, Is.EqualTo(result.EpochLosses));
            Assert.That(again.Parameters, Is.EqualTo(result.Parameters));
            Assert.That(result.Parameters, Is.EqualTo(session.GetParameters()).Within(1e-6));
        }
    }

    // Seven samples in batches of three: after 3, 6, 7, 10, 13, 14, … of them a step is done.
    [PinnedProperty(MaxTest = 20)]
    [Spec("TRAIN-016")]
    public bool MaxSamples_EndTrainingWithTheStepThatReachesThem(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var settings = new TrainingSettings { Epochs = 2, BatchSize = 3, Optimizer = problem.Optimizer };
        var (session, random, order) = (problem.Session(), Shuffle, problem.AllSamples);
        session.LearningRate = problem.Optimizer.LearningRate;
        var after = new List<(int Samples, float[] Parameters)> { (0, session.GetParameters()) };
        for (var epoch = 0; epoch < 2; epoch++)
        {
            random.Shuffle<int>(order);
            foreach (var (from, to) in new[] { (0, 3), (3, 6), (6, 7) })
            {
                session.Step(order.AsSpan(from, to - from));
                after.Add(((7 * epoch) + to, session.GetParameters()));
            }
        }

        return Enumerable.Range(0, 17).All(samples =>
            Train(samples).Parameters.AsSpan().SequenceEqual(after.First(a => a.Samples >= Math.Min(samples, 14)).Parameters)) && Train(null).Parameters.AsSpan().SequenceEqual(after[^1].Parameters);

        TrainingResult Train(long? samples) =>
            Trainer.Train(new ManagedTrainer(problem.Architecture), problem.Parameters, problem.Mask, problem.Data, problem.Loss, settings with { MaxSamples = samples }, Shuffle);
    }

    [TestCase(1.0)]
    [TestCase(0.1)]
    [Spec("TRAIN-007")]
    public void Step_AllocatesNothing(double density)
    {
        var architecture = new Architecture(2, 40, 40, 4);
        var random = new RandomStream(3, "test");
        var mask = Mask.From(architecture.Layout.Count, _ => random.NextDouble() < density);
        var session = new TrainingSession(architecture, Draw(architecture.Layout.Count), mask, Data(64, 2, 4), new(LossKind.SoftmaxCrossEntropy), new AdamSettings(), 32);
        int[] samples = [.. Enumerable.Range(5, 32)];
        session.Step(samples);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 20; step++)
        {
            session.Step(samples);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    [Spec("TRAIN-008")]
    public void Train_StopsBetweenSteps_WhenCancelled()
    {
        using var source = new CancellationTokenSource();
        var progress = new ImmediateProgress<TrainingProgress>(p =>
        {
            if (p.Epoch == 2)
            {
                source.Cancel();
            }
        });
        Assert.That(() => Run(new TrainingSettings { Epochs = 5 }, progress, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(progress.Reports.Select(p => (p.Epoch, p.Epochs)), Is.EqualTo(new[] { (1, 5), (2, 5) }));
        Assert.That(progress.Reports.Select(p => p.Loss), Is.All.Positive);
    }

    [Test]
    [Spec("TRAIN-009")]
    public void Train_ThatDiverges_NamesWhatIsNotFinite() =>
        Assert.That(
            () => Run(new TrainingSettings { Epochs = 200, Optimizer = new SgdSettings(1e20) }),
            Throws.InstanceOf<NonFiniteException>().With.Message.Contains("layer"));

    [Test]
    [Spec("TRAIN-009")]
    public void KeptParameter_ThatIsNotFinite_IsNamed()
    {
        var parameters = Draw(Small.Layout.Count);
        parameters[Small.Layout.WeightIndex(1, 2, 4)] = float.NaN;
        Assert.That(
            () => new TrainingSession(Small, parameters, Mask.All(parameters.Length), Data(4, 2, 3), new(LossKind.SoftmaxCrossEntropy), new AdamSettings(), 2),
            Throws.InstanceOf<NonFiniteException>().With.Message.Contains("layer2.weight[2, 4]"));
    }

    [Test]
    [Spec("TRAIN-009")]
    public void AdamState_ThatOverflows_IsNamed()
    {
        var session = new TrainingSession(
            new Architecture(1, 1), [0f, 0f], Mask.All(2), Batch.Regression([1e15f], 1, [1e15f], 1), new(LossKind.MeanSquaredError), new AdamSettings(), 1);
        session.Step([0]);
        Assert.That(session.ThrowIfNonFinite, Throws.InstanceOf<NonFiniteException>().With.Message.Contains("layer1.weight[0, 0]"));
    }

    [Test]
    [Spec("TRAIN-010")]
    public void Schedules_FollowTheirFormulas()
    {
        double[] Factors(LearningRateSchedule schedule) => [.. Enumerable.Range(0, 4).Select(epoch => schedule.Factor(epoch, 4))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Factors(LearningRateSchedule.Constant), Is.All.EqualTo(1));
            Assert.That(Factors(LearningRateSchedule.Cosine), Is.EqualTo(new[] { 1, 0.5 + Math.Sqrt(0.125), 0.5, 0.5 - Math.Sqrt(0.125) }).Within(1e-15));
            Assert.That(Factors(LearningRateSchedule.CosineFromOne), Is.EqualTo(new[] { 0.5 + Math.Sqrt(0.125), 0.5, 0.5 - Math.Sqrt(0.125), 0 }).Within(1e-15));
            Assert.That(Factors(LearningRateSchedule.MultiStep(0.1, 1, 3)), Is.EqualTo(new[] { 1, 0.1, 0.1, 0.1 * 0.1 }).Within(1e-15));
        }
    }

    [Test]
    [Spec("TRAIN-010")]
    public void Schedules_OfTheSameNumbers_AreEqual()
    {
        var schedule = LearningRateSchedule.MultiStep(0.1, 1, 3);
        var again = LearningRateSchedule.MultiStep(0.1, 1, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((schedule == again, schedule.GetHashCode() == again.GetHashCode()), Is.EqualTo((true, true)));
            Assert.That(schedule, Is.Not.EqualTo(LearningRateSchedule.MultiStep(0.1, 1, 4)).And.Not.EqualTo(LearningRateSchedule.MultiStep(0.1, 1)));
            Assert.That(schedule, Is.Not.EqualTo(LearningRateSchedule.MultiStep(0.2, 1, 3)).And.Not.EqualTo(LearningRateSchedule.Constant));
        }
    }

    [Test]
    [Spec("TRAIN-011")]
    public void SettingsOutOfRange_AreErrorsThatCarryTheValue()
    {
        var session = new TrainingSession(Small, Draw(Small.Layout.Count), Mask.All(Small.Layout.Count), Data(4, 2, 3), new(LossKind.SoftmaxCrossEntropy), new AdamSettings(), 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Run(new TrainingSettings { BatchSize = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("is 0"));
            Assert.That(() => Run(new TrainingSettings { Epochs = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("is -1"));
            Assert.That(() => Run(new TrainingSettings { Optimizer = new AdamSettings(-2) }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("is -2"));
            Assert.That(() => Run(new TrainingSettings { Optimizer = new SgdSettings(1) { Momentum = 1.5 } }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("1.5"));
            Assert.That(() => Run(new TrainingSettings { Optimizer = new AdamSettings { Beta2 = 1 } }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("is 1;"));
            Assert.That(() => session.Step([]), Throws.ArgumentException.With.Message.Contains("0 samples"));
            Assert.That(() => session.Step([0, 1, 2]), Throws.ArgumentException.With.Message.Contains("3 samples"));
            Assert.That(() => session.Step([4]), Throws.ArgumentException.With.Message.Contains("sample is 4"));
            Assert.That(
                () => Trainer.Train(new ManagedTrainer(Small), Draw(Small.Layout.Count), Mask.All(3), Data(4, 2, 3), new(LossKind.SoftmaxCrossEntropy), new(), Shuffle),
                Throws.ArgumentException.With.Message.Contains("3 entries"));
            Assert.That(
                () => Trainer.Train(new ManagedTrainer(Small), Draw(Small.Layout.Count), Mask.All(Small.Layout.Count), Data(4, 2, 3), new(LossKind.MeanSquaredError), new(), Shuffle),
                Throws.ArgumentException.With.Message.Contains("class labels"));
        }
    }

    [Test]
    [Spec("TRAIN-014")]
    public void StepBenchmark_TimesTheNamedNetwork()
    {
        var timing = StepBenchmark.Measure(Small, Mask.All(Small.Layout.Count), 4, new(LossKind.MeanSquaredError));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(timing.Parameters, Is.EqualTo(Small.Layout.Count));
            Assert.That(timing.MicrosecondsPerStep, Is.Positive);
            Assert.That(timing.MedianMicrosecondsPerStep, Is.GreaterThanOrEqualTo(timing.MicrosecondsPerStep));
            var (gather, forward, loss, backward, update) = timing.Phases;
            Assert.That(new[] { gather, forward, loss, backward, update }, Is.All.Positive);
        }
    }

    private static TrainingResult Run(TrainingSettings settings, IProgress<TrainingProgress>? progress = null, CancellationToken token = default) =>
        Trainer.Train(new ManagedTrainer(Small), Draw(Small.Layout.Count), Mask.All(Small.Layout.Count), Data(40, 2, 3), new(LossKind.SoftmaxCrossEntropy), settings, Shuffle, progress, cancellationToken: token);

    private static float[] Draw(int count)
    {
        var random = new RandomStream(7, "test");
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextUniform(-1, 1))];
    }

    private static Batch Data(int count, int inputs, int classes) =>
        Batch.Classification(Draw(count * inputs), inputs, [.. Enumerable.Range(0, count).Select(i => i % classes)], classes);
}
