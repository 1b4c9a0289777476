namespace PlantNSeek.Networks;

/// <summary>A network that can say what kept parameters add to its outputs, at the cost of these.</summary>
internal interface ICompressedNetwork : IDifferentiableNetwork
{
    /// <summary>Whether it can at all; a network around another can where the other can.</summary>
    bool GivesContributions { get; }

    /// <summary>
    /// What <see cref="IDifferentiableNetwork.OutputGradient"/> gives for the same parameters with masked ones at +0, times the parameter and
    /// 2^<paramref name="exponent"/>, bit for bit, at each that is kept. False where that is not so, where one is not finite, or where a
    /// derivative by a masked one might not be.
    /// </summary>
    bool TryContributions(CompressedParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, int exponent, Span<double> shares);
}
