using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Training.Engine;

/// <summary>Trains fully connected networks on our own kernels: on one thread, with the same bits on any hardware.</summary>
/// <param name="Architecture">The widths.</param>
public sealed record ManagedTrainer(Architecture Architecture) : ITrainer
{
    /// <summary>The widths.</summary>
    public Architecture Architecture { get; } = Architecture ?? throw new ArgumentNullException(nameof(Architecture));

    /// <inheritdoc/>
    public string Engine => "managed";

    /// <inheritdoc/>
    public bool IsBitIdentical => true;

    /// <inheritdoc/>
    public ParameterLayout Layout => Architecture.Layout;

    /// <inheritdoc/>
    public ITrainingSession Begin(ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize) =>
        Architecture.HasBiases
            ? new TrainingSession(Architecture, parameters, mask, data, loss, optimizer, batchSize)
            : new BiasFreeSession(new BiasFree(Architecture), parameters, mask, data, loss, optimizer, batchSize);
}
