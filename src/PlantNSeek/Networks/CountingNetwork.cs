namespace PlantNSeek.Networks;

/// <summary>A network that counts the samples sent through it, which is what a search costs whatever the machine.</summary>
/// <param name="inner">Does the work.</param>
public sealed class CountingNetwork(IDifferentiableNetwork inner) : IDifferentiableNetwork, IKeptNetwork
{
    private long _samples;

    /// <summary>Samples so far; a gradient, a Hessian-vector product and a plain evaluation of a sample count once each.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <inheritdoc/>
    public ParameterLayout Layout => inner.Layout;

    /// <inheritdoc/>
    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        inner.Outputs(parameters, inputs, outputs);
        Count(inputs.Length / Layout.Architecture.InputWidth);
    }

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var value = inner.LossAndGradient(parameters, batch, loss, gradient);
        Count(batch.Count);
        return value;
    }

    /// <inheritdoc/>
    public void HessianVectorProduct(
        ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        inner.HessianVectorProduct(parameters, batch, loss, direction, product);
        Count(batch.Count);
    }

    /// <inheritdoc/>
    public void OutputGradient(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        inner.OutputGradient(parameters, input, outputWeights, gradient);
        Count(1);
    }

    /// <inheritdoc/>
    bool IKeptNetwork.GivesShares => inner is IKeptNetwork { GivesShares: true };

    /// <inheritdoc/>
    bool IKeptNetwork.TryShares(
        KeptParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, int exponent, Span<double> shares)
    {
        var done = ((IKeptNetwork)inner).TryShares(parameters, input, outputWeights, exponent, shares);
        Count(done ? 1 : 0);
        return done;
    }

    private void Count(int samples) => Interlocked.Add(ref _samples, samples);
}
