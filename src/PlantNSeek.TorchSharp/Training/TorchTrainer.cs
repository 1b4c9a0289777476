using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.TorchSharp.Training;

/// <summary>
/// Trains any <see cref="TorchModel"/> under masks by libtorch. Normalisations use the statistics of batches and move the running ones, which are part of the
/// parameters, so that what goes back to initial values goes back to initial statistics.
/// </summary>
/// <param name="Model">The network.</param>
/// <param name="Options">How libtorch computes.</param>
public sealed record TorchTrainer(TorchModel Model, TorchOptions Options) : ITrainer
{
    /// <summary>In single precision on the processor.</summary>
    /// <param name="model">The network.</param>
    public TorchTrainer(TorchModel model)
        : this(model, TorchOptions.Default)
    {
    }

    /// <summary>The network.</summary>
    public TorchModel Model { get; } = Model ?? throw new ArgumentNullException(nameof(Model));

    /// <summary>How libtorch computes.</summary>
    public TorchOptions Options { get; init; } = Options ?? throw new ArgumentNullException(nameof(Options));

    /// <inheritdoc/>
    public string Engine => "torch";

    /// <inheritdoc/>
    public bool IsBitIdentical => false;

    /// <inheritdoc/>
    public ParameterLayout Layout => Model.Layout;

    /// <inheritdoc/>
    public ITrainingSession Begin(ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize) =>
        new TorchSession(this, parameters, mask, data, loss, optimizer, batchSize);
}
