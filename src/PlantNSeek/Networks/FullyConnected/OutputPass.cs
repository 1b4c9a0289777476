namespace PlantNSeek.Networks.FullyConnected;

/// <summary>Buffers for the forward pass in float; vector width chosen at run time.</summary>
internal abstract class OutputPass
{
    /// <param name="parameters">In layout order.</param>
    /// <param name="inputs"><c>[count, in]</c></param>
    /// <param name="outputs"><c>[count, out]</c></param>
    public abstract void Run(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs);
}
