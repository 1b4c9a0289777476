using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>A network whose loss is a constant times that of another.</summary>
public sealed class ScaledLossNetwork(IDifferentiableNetwork inner, double factor) : IDifferentiableNetwork
{
    /// <inheritdoc/>
    public ParameterLayout Layout => inner.Layout;

    /// <inheritdoc/>
    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs) => inner.Outputs(parameters, inputs, outputs);

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var value = inner.LossAndGradient(parameters, batch, loss, gradient);
        Scale(gradient);
        return factor * value;
    }

    /// <inheritdoc/>
    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        inner.HessianVectorProduct(parameters, batch, loss, direction, product);
        Scale(product);
    }

    /// <inheritdoc/>
    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
        inner.OutputGradient(parameters, input, outputWeights, gradient);

    private void Scale(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
