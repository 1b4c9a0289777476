namespace PlantNSeek.Networks;

/// <summary>A network that counts the samples sent through it, which is what a search costs whatever the machine.</summary>
/// <param name="inner">Does the work.</param>
public sealed class CountingNetwork(IDifferentiableNetwork inner) : NetworkDecorator(inner), ICompressedNetwork
{
    private long _samples;

    /// <summary>Samples so far; a gradient, a Hessian-vector product and a plain evaluation of a sample count once each.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <inheritdoc/>
    public override void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        base.Outputs(parameters, inputs, outputs);
        Count(inputs.Length / InputWidth);
    }

    /// <inheritdoc/>
    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var value = base.LossAndGradient(parameters, batch, loss, gradient);
        Count(batch.Count);
        return value;
    }

    /// <inheritdoc/>
    public override void HessianVectorProduct(
        ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        base.HessianVectorProduct(parameters, batch, loss, direction, product);
        Count(batch.Count);
    }

    /// <inheritdoc/>
    public override void OutputGradient(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        base.OutputGradient(parameters, input, outputWeights, gradient);
        Count(1);
    }

    /// <inheritdoc/>
    bool ICompressedNetwork.GivesContributions => Inner is ICompressedNetwork { GivesContributions: true };

    /// <inheritdoc/>
    bool ICompressedNetwork.TryContributions(
        CompressedParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, int exponent, Span<double> shares)
    {
        var done = ((ICompressedNetwork)Inner).TryContributions(parameters, input, outputWeights, exponent, shares);
        Count(done ? 1 : 0);
        return done;
    }

    private void Count(int samples) => Interlocked.Add(ref _samples, samples);
}
