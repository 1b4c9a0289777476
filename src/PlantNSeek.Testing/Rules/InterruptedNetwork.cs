using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Rules;

/// <summary>A network that does something else first, each time it is asked: in the middle of an implementation's work.</summary>
internal sealed class InterruptedNetwork(IDifferentiableNetwork inner, Action interrupt) : IDifferentiableNetwork
{
    public ParameterLayout Layout => inner.Layout;

    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        interrupt();
        inner.Outputs(parameters, inputs, outputs);
    }

    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        interrupt();
        return inner.LossAndGradient(parameters, batch, loss, gradient);
    }

    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        interrupt();
        inner.HessianVectorProduct(parameters, batch, loss, direction, product);
    }

    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        interrupt();
        inner.OutputGradient(parameters, input, outputWeights, gradient);
    }
}
