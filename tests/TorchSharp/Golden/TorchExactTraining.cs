using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Training;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Tests.Golden;

/// <summary>A training on libtorch, all samples in each step.</summary>
internal sealed class TorchExactTraining(TorchModel model, TorchOptions options, float[] parameters, Mask mask, Batch batch, LossFunction loss, OptimizerSettings settings) : IExactTraining
{
    private readonly TorchSession _session = (TorchSession)new TorchTrainer(model, options).Begin(parameters, mask, batch, loss, settings, batch.Count);
    private readonly int[] _all = [.. Enumerable.Range(0, batch.Count)];

    public double[] Parameters => _session.GetExactParameters();

    public double Step() => _session.Step(_all);

    public void Dispose() => _session.Dispose();
}
