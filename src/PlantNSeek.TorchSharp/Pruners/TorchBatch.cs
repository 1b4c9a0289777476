using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Pruners;

/// <summary>The samples that a <see cref="TorchPruner"/> scores on, as tensors of the module's type and device. They live as long as the call.</summary>
public sealed class TorchBatch
{
    private readonly LossFunction _loss;

    internal TorchBatch(FlatModule module, Batch batch, LossFunction loss)
    {
        _loss = loss;
        Inputs = module.Inputs(batch.Inputs);
        Targets = TorchLoss.Targets(module, batch.Labels, batch.Values);
        IsClassification = batch.IsClassification;
    }

    /// <summary>The inputs, <c>[n, …]</c> with the extents of a sample as the module takes it.</summary>
    public Tensor Inputs { get; }

    /// <summary>Labels <c>[n]</c> in int64, or values <c>[n, out]</c>.</summary>
    public Tensor Targets { get; }

    /// <summary>Whether the targets are labels.</summary>
    public bool IsClassification { get; }

    /// <summary>The mean loss of the module's outputs for <see cref="Inputs"/>, a number to call <c>backward</c> on: cross-entropy of labels, squared error of values.</summary>
    /// <param name="outputs"><c>[n, out]</c>.</param>
    public Tensor Loss(Tensor outputs) => TorchLoss.Of(outputs, Targets, _loss);
}
