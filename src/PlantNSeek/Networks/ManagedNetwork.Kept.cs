namespace PlantNSeek.Networks;

/// <content>Gradients of the outputs by kept parameters.</content>
public sealed partial class ManagedNetwork
{
    /// <inheritdoc/>
    bool IKeptNetwork.DifferentiatesKept => true;

    /// <inheritdoc/>
    bool IKeptNetwork.TryOutputGradient(
        KeptParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
        KeptPass.TryOutputGradient(parameters, input, outputWeights, gradient);
}
