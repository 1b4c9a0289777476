using System.Diagnostics;
using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Tests.Lifetime;

/// <summary>Tensors and memory stay as they are, whatever happens. Not beside other tests, whose tensors would be counted.</summary>
[NonParallelizable]
public sealed class LeakTests : LibtorchFixture
{
    private const int MegaByte = 1 << 20;

    // TorchSharp counts the tensor that a Parameter is made of for ever, although the Parameter takes its memory over: one for each Parameter that was made.
    private static readonly int Shells = LifetimeCase.Definition.Layout.Slices.ToArray().Count(s => s.Kind != ParameterKind.Statistic && s.Length > 0);

    private static readonly OptimizerSettings[] Optimizers =
    [
        new SgdSettings(0.01) { Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4 }, new SgdSettings(0.01) { DecaysMasked = true, WeightDecay = 1e-4 },
        new AdamSettings { WeightDecay = 1e-4 }, new AdamSettings { WeightDecay = 1e-4, Decoupled = true },
    ];

    [Test, Spec("TORCH-072")]
    public void AThousandSteps_LeaveTensorsAndMemoryAsTheyAre()
    {
        using var session = LifetimeCase.Begin(new AdamSettings { WeightDecay = 1e-4 });
        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                session.Step(LifetimeCase.Samples);
            }
        }

        Run(200);
        Collect();
        var (tensors, memory) = (Tensor.TotalCount, Resident());
        Run(1000);
        Assert.That(Tensor.TotalCount, Is.EqualTo(tensors));
        Assert.That((Resident() - memory) / MegaByte, Is.LessThan(16), "megabytes; one forgotten batch a step would be 12 of inputs alone, with its activations 200");
    }

    [TestCaseSource(nameof(Optimizers)), Spec("TORCH-072")]
    public void ASession_LeavesNothing_WhateverItDid(OptimizerSettings optimizer)
    {
        void Use()
        {
            using var session = LifetimeCase.Begin(optimizer);
            using var next = LifetimeCase.Begin(optimizer);
            session.Step(LifetimeCase.Samples);
            session.LossAndGradient(LifetimeCase.Samples, new float[LifetimeCase.Parameters.Length]);
            session.ThrowIfNonFinite();
            session.GetParameters();
            next.ContinueFrom(session);
            next.Step(LifetimeCase.Samples);
        }

        AssertNothingLeft(2, Use);
    }

    [Test, Spec("TORCH-072")]
    public void ANetwork_LeavesNothing_WhenDisposed() => AssertNothingLeft(3, static () =>
    {
        var (count, loss) = (LifetimeCase.Parameters.Length, LossFunction.For(LifetimeCase.Data));
        using var network = new TorchNetwork(TorchModel.Of(LifetimeCase.Definition));
        network.Outputs(LifetimeCase.Parameters, LifetimeCase.Data.Inputs, new float[16 * 4]);
        network.LossAndGradient(LifetimeCase.Parameters, LifetimeCase.Data, loss, new double[count]);
        network.HessianVectorProduct(LifetimeCase.Parameters, LifetimeCase.Data, loss, new double[count], new double[count]);
        network.OutputGradient(new double[count], new double[192], new double[4], new double[count]);
    });

    [Test, Spec("TORCH-072")]
    public void AStepThatThrows_LeavesNothing() => AssertNothingLeft(1, static () =>
    {
        // A rate so large that the loss stops being finite.
        using var session = LifetimeCase.Begin(new SgdSettings(3e38));
        Assert.That(
            () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    session.Step(LifetimeCase.Samples);
                }
            },
            Throws.TypeOf<NonFiniteException>());
        Assert.That(() => session.Step([99]), Throws.ArgumentException.With.Message.Contains("sample is 99; the data has 16"));
    });

    [Test, Spec("TORCH-072")]
    public void ARunThatIsCancelled_LeavesNothing() => AssertNothingLeft(1, static () =>
    {
        using var cancel = new CancellationTokenSource();
        var settings = new TrainingSettings { Epochs = 50, BatchSize = 16 };
        Assert.That(
            () => Trainer.Train(
                new TorchTrainer(TorchModel.Of(LifetimeCase.Definition)), LifetimeCase.Parameters, LifetimeCase.Mask, LifetimeCase.Data, LossFunction.For(LifetimeCase.Data), settings,
                new RandomStream(1, "shuffle"), new ImmediateProgress<TrainingProgress>(_ => cancel.Cancel()), cancellationToken: cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
    });

    [Test, Spec("TORCH-072")]
    public void AModuleThatCannotBeMade_LeavesNothing() => AssertNothingLeft(1, static () =>
        Assert.That(() => LifetimeCase.Begin(new Unknown(1)), Throws.ArgumentException.With.Message.Contains("the optimiser is Unknown")));

    // A module that is turned into double has Parameters that are made once more, and counts twice.
    private static void AssertNothingLeft(int modules, Action use)
    {
        use();
        Collect();
        var before = Tensor.TotalCount;
        use();
        Collect();
        Assert.That(Tensor.TotalCount - before, Is.EqualTo(modules * Shells));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static long Resident()
    {
        Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private sealed record Unknown(double LearningRate) : OptimizerSettings(LearningRate);
}
