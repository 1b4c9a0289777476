namespace PlantNSeek.Networks.FullyConnected;

/// <content>What kept parameters add to the outputs.</content>
public sealed partial class ManagedNetwork
{
    /// <inheritdoc/>
    bool IKeptNetwork.GivesShares => true;

    /// <inheritdoc/>
    bool IKeptNetwork.TryShares(
        KeptParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, int exponent, Span<double> shares) =>
        KeptPass.TryShares(parameters, input, outputWeights, exponent, shares);
}
