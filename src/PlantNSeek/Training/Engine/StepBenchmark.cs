using System.Diagnostics;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Training.Engine;

/// <summary>Times full training steps: gather, forward pass, loss, backward pass, optimiser.</summary>
public static class StepBenchmark
{
    private const int Blocks = 30;
    private const int FewestBlocks = 5;
    private const int StepsAtATime = 8;
    private const int DataBatches = 64;
    private const int FewBatches = 4; // of images, which are large
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Trains a random network on random data for about half a second, longer where a step takes longer than 10 ms, on the calling thread.</summary>
    /// <param name="architecture">The widths.</param>
    /// <param name="mask">Which parameters are kept.</param>
    /// <param name="batchSize">Samples a step.</param>
    /// <param name="loss">Decides whether the data has labels or values.</param>
    /// <param name="optimizer">Adam with its defaults where none is given.</param>
    /// <param name="cancel">Stops between blocks of steps.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static StepTiming Measure(
        Architecture architecture, Mask mask, int batchSize, LossFunction loss, OptimizerSettings? optimizer = null, CancellationToken cancel = default) =>
        Measure(architecture, mask, batchSize, loss, optimizer, ExecutionMode.Automatic, cancel);

    internal static StepTiming Measure(
        Architecture architecture, Mask mask, int batchSize, LossFunction loss, OptimizerSettings? optimizer, ExecutionMode mode, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Guard.AtLeast(batchSize, 1);
        var random = new RandomStream(1, "bench");
        var data = Data(architecture.InputWidth, architecture.OutputWidth, batchSize * DataBatches, loss, random);
        var session = new TrainingSession(
            architecture, Parameters(architecture, random), mask, data, loss, optimizer ?? new AdamSettings(1e-4), batchSize, mode, Vector512.IsHardwareAccelerated);
        var order = random.NextPermutation(data.Count);
        var (times, steps) = Times(session, order, batchSize, cancel);
        var (before, profile) = (session.Steps, session.ProfileSteps());
        Run(session, order, batchSize, steps, Block);
        return new StepTiming(architecture.Layout.Count, times[0], times[times.Length / 2], profile.Mean(session.Steps - before));
    }

    /// <summary>The same for any engine; where the time of a step goes is not known.</summary>
    /// <param name="trainer">The engine, with the network.</param>
    /// <param name="parameters">Start values, flat.</param>
    /// <param name="mask">Which parameters are kept.</param>
    /// <param name="inputWidth">Numbers in a sample.</param>
    /// <param name="outputWidth">Numbers in an output.</param>
    /// <param name="loss">Decides whether the data has labels or values.</param>
    /// <param name="batchSize">Samples a step.</param>
    /// <param name="cancel">Stops between blocks of steps.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static StepTiming Measure(
        ITrainer trainer, ReadOnlySpan<float> parameters, Mask mask, int inputWidth, int outputWidth, LossFunction loss, int batchSize, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        Guard.AtLeast(batchSize, 1);
        var random = new RandomStream(1, "bench");
        var data = Data(inputWidth, outputWidth, batchSize * FewBatches, loss, random);
        using var session = trainer.Begin(parameters, mask, data, loss, new AdamSettings(1e-4), batchSize);
        var (times, _) = Times(session, random.NextPermutation(data.Count), batchSize, cancel);
        return new StepTiming(trainer.Layout.Count, times[0], times[times.Length / 2], new StepPhases(0, 0, 0, 0, 0));
    }

    // In ascending order, with how many steps were taken between two looks at the clock.
    private static (double[] Times, int Steps) Times(ITrainingSession session, ReadOnlySpan<int> order, int batchSize, CancellationToken cancel)
    {
        var usual = Run(session, order, batchSize, 1, WarmUp);
        var steps = usual * StepsAtATime < Block.TotalMicroseconds ? StepsAtATime : 1; // the clock is not free either
        var times = new double[usual < Block.TotalMicroseconds ? Blocks : (int)Math.Clamp(Longest.TotalMicroseconds / usual, FewestBlocks, Blocks)];
        for (var block = 0; block < times.Length; block++)
        {
            cancel.ThrowIfCancellationRequested();
            times[block] = Run(session, order, batchSize, steps, Block);
        }

        Array.Sort(times);
        return (times, steps);
    }

    private static double Run(ITrainingSession session, ReadOnlySpan<int> order, int batchSize, int stepsAtATime, TimeSpan atLeast)
    {
        var clock = Stopwatch.StartNew();
        var steps = 0;
        do
        {
            for (var i = 0; i < stepsAtATime; i++, steps++)
            {
                session.Step(order.Slice(steps % (order.Length / batchSize) * batchSize, batchSize));
            }
        }
        while (clock.Elapsed < atLeast);
        return clock.Elapsed.TotalMicroseconds / steps;
    }

    private static Batch Data(int inputWidth, int outputWidth, int count, LossFunction loss, RandomStream random)
    {
        var inputs = Uniform(count * inputWidth, 1, random);
        if (loss.Kind == LossKind.MeanSquaredError)
        {
            return Batch.Regression(inputs, inputWidth, Uniform(count * outputWidth, 1, random), outputWidth);
        }

        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt32(outputWidth);
        }

        return Batch.Classification(inputs, inputWidth, labels, outputWidth);
    }

    // Uniform with the variance of He's initialisation, 2 / inputs.
    private static float[] Parameters(Architecture architecture, RandomStream random)
    {
        var parameters = new float[architecture.Layout.Count];
        foreach (var slice in architecture.Layout.Slices)
        {
            var bound = slice.Kind == ParameterKind.Weight ? Math.Sqrt(6.0 / slice.Columns) : 0.1;
            Uniform(slice.Length, bound, random).CopyTo(parameters, slice.Offset);
        }

        return parameters;
    }

    private static float[] Uniform(int count, double bound, RandomStream random)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)random.NextUniform(-bound, bound);
        }

        return values;
    }
}
