using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Training;

namespace PlantNSeek.Cli;

/// <summary>The network and loss of a task, timed.</summary>
internal static class TrainingStep
{
    public static StepTiming Measure(StepRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var task = LearningTasks.ByName(request.Task);
        var architecture = Architecture.Uniform(task.InputWidth, request.Width, task.OutputWidth, request.Depth);
        var loss = new LossFunction(task.IsClassification ? LossKind.SoftmaxCrossEntropy : LossKind.MeanSquaredError);
        return StepBenchmark.Measure(architecture, RandomMask(architecture.Layout.Count, new Density(request.Density)), request.Batch, loss, cancel: cancel);
    }

    private static Mask RandomMask(int count, Density density)
    {
        var order = new RandomStream(1, "bench mask").NextPermutation(count);
        return Mask.FromIndices(count, order.Take(density.Budget(count)));
    }
}
