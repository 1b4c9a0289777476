namespace PlantNSeek.Networks;

/// <summary>A network that can differentiate its outputs by kept parameters only, at the cost of these.</summary>
internal interface IKeptNetwork : IDifferentiableNetwork
{
    /// <summary>Whether it can at all; a network around another can where the other can.</summary>
    bool DifferentiatesKept { get; }

    /// <summary>
    /// What <see cref="IDifferentiableNetwork.OutputGradient"/> gives for the same parameters with masked ones at +0, bit for bit, at each
    /// that is kept. False where that is not so, or where a derivative by a masked one might not be finite; then nothing was computed.
    /// </summary>
    bool TryOutputGradient(KeptParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient);
}
