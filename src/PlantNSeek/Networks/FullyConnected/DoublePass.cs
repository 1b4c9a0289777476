namespace PlantNSeek.Networks.FullyConnected;

/// <summary>Buffers and passes in double for up to a fixed number of samples at a time; vector width chosen at run time.</summary>
internal abstract class DoublePass
{
    /// <summary>Most samples at a time.</summary>
    public abstract int Capacity { get; }

    /// <summary>Samples with their padding: whole vectors of any width, two at a time.</summary>
    public static int Padded(int samples) => (samples + 15) / 16 * 16;

    public abstract double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient);

    public abstract void HessianVectorProduct(
        ReadOnlySpan<float> parameters,
        Batch batch,
        LossFunction loss,
        ReadOnlySpan<double> direction,
        Span<double> product);

    public abstract void OutputGradient(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> outputWeights,
        Span<double> gradient);
}
