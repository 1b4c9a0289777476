using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Tasks;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>The network, mask and loss of a step to be timed.</summary>
internal sealed class TrainingStep
{
    private readonly LearningTask _task;
    private readonly int _batch;
    private readonly ExecutionMode _mode;

    public TrainingStep(StepRequest request)
    {
        _task = LearningTasks.ByName(request.Task);
        _batch = request.Batch;
        _mode = Enum.Parse<ExecutionMode>(request.Form, ignoreCase: true);
        Architecture = Architecture.Uniform(_task.InputWidth, request.Width, _task.OutputWidth, request.Depth);
        Mask = RandomMask(Architecture.Layout.Count, new Density(request.Density));
    }

    public Architecture Architecture { get; }

    /// <summary>Random, the same for the same network and density.</summary>
    public Mask Mask { get; }

    /// <summary>The task's loss.</summary>
    public LossFunction Loss => new(_task.IsClassification ? LossKind.SoftmaxCrossEntropy : LossKind.MeanSquaredError);

    /// <summary>What the step cannot do without.</summary>
    public StepWork Work => StepWork.Of(Architecture.Graph, Mask, _batch);

    /// <summary>Times the step of a request.</summary>
    public static StepTiming Measure(StepRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return request is { Model: null, Engine: StepRequest.Managed } ? new TrainingStep(request).Measure(cancel) : EngineStep.Measure(request, cancel);
    }

    /// <summary>Times it.</summary>
    public StepTiming Measure(CancellationToken cancel)
    {
        return StepBenchmark.Measure(Architecture, Mask, _batch, Loss, null, _mode, cancel);
    }

    internal static Mask RandomMask(int count, Density density)
    {
        if (density.Value == 1)
        {
            return Mask.All(count); // what the permutation would give, without drawing it
        }

        var order = new RandomStream(1, "bench mask").NextPermutation(count);
        return Mask.FromIndices(count, order.Take(density.Budget(count)));
    }
}
