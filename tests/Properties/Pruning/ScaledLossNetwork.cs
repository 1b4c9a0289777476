using PlantNSeek.Networks;

namespace PlantNSeek.Properties.Pruning;

/// <summary>A network whose loss is a constant times another's.</summary>
internal sealed class ScaledLossNetwork(IDifferentiableNetwork inner, double factor) : IDifferentiableNetwork
{
    public ParameterLayout Layout => inner.Layout;

    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs) => inner.Outputs(parameters, inputs, outputs);

    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var value = inner.LossAndGradient(parameters, batch, loss, gradient);
        Scale(gradient);
        return factor * value;
    }

    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        inner.HessianVectorProduct(parameters, batch, loss, direction, product);
        Scale(product);
    }

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
