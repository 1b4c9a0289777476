namespace PlantNSeek.Networks.FullyConnected;

/// <content>What kept parameters add to the outputs.</content>
public sealed partial class ManagedNetwork
{
    /// <inheritdoc/>
    bool ICompressedNetwork.GivesContributions => true;

    /// <inheritdoc/>
    bool ICompressedNetwork.TryContributions(
        CompressedParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, int exponent, Span<double> shares) =>
        CompressedPass.TryContributions(parameters, input, outputWeights, exponent, shares);
}
