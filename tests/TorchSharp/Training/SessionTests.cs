using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Testing.Slow;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tests.Lifetime;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.TorchSharp.Tests.Training;

/// <summary>What a training leaves alone, what it moves, and what it refuses.</summary>
public sealed class SessionTests : LibtorchFixture
{
    private static readonly OptimizerSettings[] Optimizers =
    [
        new SgdSettings(0.05), new SgdSettings(0.05) { Momentum = 0.9, WeightDecay = 1e-2 }, new SgdSettings(0.05) { Momentum = 0.9, Nesterov = true },
        new AdamSettings(1e-2), new AdamSettings(1e-2) { WeightDecay = 1e-2 }, new AdamSettings(1e-2) { WeightDecay = 1e-2, Decoupled = true },
    ];

    private static ParameterLayout Layout => LifetimeCase.Definition.Layout;

    [TestCaseSource(nameof(Optimizers)), Spec("TORCH-050")]
    public void MaskedEntries_NeverMove_AndKeptOnesDo(OptimizerSettings optimizer)
    {
        using var session = (TorchSession)LifetimeCase.Begin(optimizer);
        for (var i = 0; i < 5; i++)
        {
            session.Step(LifetimeCase.Samples);
        }

        var (inside, outside) = (session.GetExactParameters(), session.GetParameters());
        int[] masked = [.. Enumerable.Range(0, Layout.PrunableCount).Where(i => !LifetimeCase.Mask[i])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(masked.Where(i => BitConverter.DoubleToInt64Bits(inside[i]) != 0), Is.Empty, "+0");
            Assert.That(masked.Where(i => outside[i] != LifetimeCase.Parameters[i]), Is.Empty, "as they were passed in");
            Assert.That(Enumerable.Range(0, Layout.PrunableCount).Count(i => LifetimeCase.Mask[i] && outside[i] != LifetimeCase.Parameters[i]), Is.GreaterThan(masked.Length * 9 / 10));
        }
    }

    [TestCaseSource(nameof(Optimizers)), Spec("TORCH-051")]
    public void RunningStatistics_MoveInAStep_AndInNothingElse(OptimizerSettings optimizer)
    {
        using var session = LifetimeCase.Begin(optimizer);
        float[] Statistics() => [.. session.GetParameters().Skip(Layout.Slices.ToArray().First(s => s.Kind == ParameterKind.Statistic).Offset)];
        var start = Statistics();
        session.LossAndGradient(LifetimeCase.Samples, new float[Layout.Count]);
        Assert.That(Statistics(), Is.EqualTo(start), "after a gradient");
        session.Step(LifetimeCase.Samples);
        var first = Statistics();
        using var again = LifetimeCase.Begin(new SgdSettings(1e-6));
        again.Step(LifetimeCase.Samples);
        float[] byAnother = [.. again.GetParameters().Skip(Layout.Count - first.Length)];
        Assert.That(first.Zip(start).Count(s => s.First != s.Second), Is.EqualTo(first.Length), "after a step");
        Assert.That(byAnother, Is.EqualTo(first), "the first step's statistics are those of the initial values, whatever the optimiser");
    }

    [TestCaseSource(nameof(Optimizers)), Spec("TORCH-052")]
    public void ContinueFrom_GoesOnWhereTheOtherIs(OptimizerSettings optimizer)
    {
        using var whole = LifetimeCase.Begin(optimizer);
        using var first = LifetimeCase.Begin(optimizer);
        for (var i = 0; i < 3; i++)
        {
            whole.Step(LifetimeCase.Samples);
            first.Step(LifetimeCase.Samples);
        }

        first.LearningRate = 0.02;
        using var second = new TorchTrainer(TorchModel.Of(LifetimeCase.Definition)).Begin(
            first.GetParameters(), LifetimeCase.Mask, LifetimeCase.Data, LossFunction.For(LifetimeCase.Data), optimizer, 16);
        second.ContinueFrom(first);
        Assert.That((second.Steps, second.LearningRate), Is.EqualTo((3, 0.02)));
        whole.LearningRate = 0.02;
        for (var i = 0; i < 3; i++)
        {
            Assert.That(second.Step(LifetimeCase.Samples), Is.EqualTo(whole.Step(LifetimeCase.Samples)));
        }

        Assert.That(second.GetParameters(), Is.EqualTo(whole.GetParameters()));
    }

    [Test, Spec("TORCH-052")]
    public void ContinueFrom_TakesItsOwnKindAlone()
    {
        using var session = LifetimeCase.Begin(new AdamSettings());
        using var sgd = LifetimeCase.Begin(new SgdSettings());
        var small = new Architecture(192, 3, 4);
        using var managed = new ManagedTrainer(small).Begin(new float[small.Layout.Count], Mask.All(small.Layout.Count), LifetimeCase.Data, LossFunction.For(LifetimeCase.Data), new AdamSettings(), 16);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => session.ContinueFrom(managed), Throws.ArgumentException.With.Message.Contains("the session is a TrainingSession; it goes on from another TorchSession"));
            Assert.That(() => session.ContinueFrom(sgd), Throws.ArgumentException.With.Message.Contains("the other session's optimiser is SgdFlatUpdate; this one's is AdamFlatUpdate"));
        }
    }

    [Test, Spec("TORCH-052")]
    public void ContinueFrom_AnotherNetwork_IsAnError_ThatNamesBoth()
    {
        using var session = LifetimeCase.Begin(new AdamSettings());
        var (small, data) = (new Architecture(192, 3, 4), LifetimeCase.Data);
        using var other = new TorchTrainer(TorchModel.Of(small.Graph)).Begin(new float[small.Layout.Count], Mask.All(small.Layout.Count), data, LossFunction.For(data), new AdamSettings(), 16);
        Assert.That(() => session.ContinueFrom(other), Throws.ArgumentException.With.Message.Contains("the other session trains 192-3-4").And.Message.Contains("this one trains resnet8"));
    }

    [Test, Spec("TORCH-055")]
    public void ANormalisationOfOneNumber_IsRefused_InPlaceOfStatisticsThatAreNoNumbers()
    {
        var definition = new NetworkDefinition("vector", new FeatureShape(3), new LinearNode("a", NetworkNode.Input, 2), new NormalisationNode("bn", "a"), new LinearNode("c", "bn", 2));
        var (data, parameters) = (Batch.Classification([1, 2, 3], 3, [0], 2), Initialisation.Draw(definition, InitialisationRule.He, new RandomStream(1, "one")));
        foreach (var trainer in (ITrainer[])[new TorchTrainer(TorchModel.Of(definition)), SlowEngine.Instance.Trainer(definition.Graph)])
        {
            using var session = trainer.Begin(parameters, Mask.All(parameters.Length), data, LossFunction.For(data), new AdamSettings(), 1);
            Assert.That(() => session.Step([0]), Throws.ArgumentException.With.Message.Contains("bn normalises by the statistics of the batch, which has 1 number a channel; it takes at least 2"));
        }
    }

    [Test, Spec("TORCH-055")]
    public void WhatWasDisposed_SaysSo()
    {
        var network = new TorchNetwork(TorchModel.Of(LifetimeCase.Definition));
        var session = LifetimeCase.Begin(new AdamSettings());
        network.Dispose();
        session.Dispose();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => network.Outputs(LifetimeCase.Parameters, new float[192], new float[4]), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => session.Step([0]), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    [Test, Spec("TORCH-053")]
    public void LearningRates_FollowTheSchedule([Values] bool cosine)
    {
        var settings = new TrainingSettings
        {
            Epochs = 4, BatchSize = 6, Optimizer = new SgdSettings(0.1) { Momentum = 0.9 },
            Schedule = cosine ? LearningRateSchedule.Cosine : LearningRateSchedule.MultiStep(0.1, 1, 3),
        };
        var trainer = new TorchTrainer(TorchModel.Of(LifetimeCase.Definition));
        var trained = Trainer.Train(trainer, LifetimeCase.Parameters, LifetimeCase.Mask, LifetimeCase.Data, LossFunction.For(LifetimeCase.Data), settings, new RandomStream(4, "order"));

        double[] rates = cosine ? [0.1, 0.1 * (1 + Math.Cos(Math.PI / 4)) / 2, 0.05, 0.1 * (1 + Math.Cos(3 * Math.PI / 4)) / 2] : [0.1, 0.01, 0.01, 0.001];
        var order = new SampleOrder(16, 6, new RandomStream(4, "order"));
        using var session = trainer.Begin(LifetimeCase.Parameters, LifetimeCase.Mask, LifetimeCase.Data, LossFunction.For(LifetimeCase.Data), settings.Optimizer, 6);
        foreach (var (epoch, rate) in rates.Index())
        {
            session.LearningRate = rate;
            while (order.Epoch == epoch)
            {
                session.Step(order.Next(), epoch);
            }
        }

        Assert.That(trained.Parameters, Is.EqualTo(session.GetParameters()).Within(1e-6));
    }

    [Test, Spec("TORCH-055")]
    public void WhatDoesNotFit_IsAnErrorWithBothValues()
    {
        var trainer = new TorchTrainer(TorchModel.Of(LifetimeCase.Definition));
        var (data, all) = (LifetimeCase.Data, Mask.All(Layout.Count));
        var narrow = Batch.Classification([1, 2], 2, [0], 4);
        var values = Batch.Regression(data.Inputs, 192, new float[64], 4);
        ITrainingSession Begin(float[] parameters, Mask mask, Batch batch, LossFunction loss) => trainer.Begin(parameters, mask, batch, loss, new AdamSettings(), 4);
        using var session = Begin(LifetimeCase.Parameters, all, data, LossFunction.For(data));
        using var network = new TorchNetwork(trainer.Model);
        float[] broken = [.. LifetimeCase.Parameters];
        broken[5] = float.NaN;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Begin(new float[3], all, data, LossFunction.For(data)), Throws.ArgumentException.With.Message.Contains($"the parameter buffer has 3 entries; the layout of resnet8 has {Layout.Count}"));
            Assert.That(() => Begin(LifetimeCase.Parameters, Mask.All(3), data, LossFunction.For(data)), Throws.ArgumentException.With.Message.Contains("the mask has 3 entries"));
            Assert.That(() => Begin(LifetimeCase.Parameters, all, narrow, LossFunction.For(narrow)), Throws.ArgumentException.With.Message.Contains("an input has 2 entries; the input of resnet8 has 192"));
            Assert.That(() => Begin(LifetimeCase.Parameters, all, values, LossFunction.For(data)), Throws.ArgumentException.With.Message.Contains("the loss is SoftmaxCrossEntropy; the targets are real values"));
            Assert.That(() => Begin(broken, all, data, LossFunction.For(data)), Throws.TypeOf<NonFiniteException>().With.Message.Contains("parameter stem.conv.weight[0, 0, 1, 2] is not finite"));
            Assert.That(() => session.Step([0, 1, 2, 3, 4]), Throws.ArgumentException.With.Message.Contains("a step has 5 samples; this session takes 1 to 4"));
            Assert.That(() => session.Step([16]), Throws.ArgumentException.With.Message.Contains("sample is 16; the data has 16"));
            Assert.That(() => network.Outputs(LifetimeCase.Parameters, new float[191], new float[4]), Throws.ArgumentException.With.Message.Contains("the inputs has 191 entries"));
            Assert.That(() => network.OutputGradient(new double[Layout.Count], new double[5], new double[4], new double[Layout.Count]), Throws.ArgumentException.With.Message.Contains("the input has 5 entries"));
            Assert.That(() => new TorchTrainer(trainer.Model, new TorchOptions { Device = "tpu" }).Begin(LifetimeCase.Parameters, all, data, LossFunction.For(data), new AdamSettings(), 4), Throws.ArgumentException.With.Message.Contains("the device is 'tpu'; it is cpu, cuda, or cuda: and a number"));
            Assert.That(() => new TorchTrainer(trainer.Model, new TorchOptions { Device = "cuda:99" }).Begin(LifetimeCase.Parameters, all, data, LossFunction.For(data), new AdamSettings(), 4), Throws.ArgumentException.With.Message.Match(@"the device is 'cuda:99'; libtorch sees \d+ CUDA devices here"));
        }
    }
}
