using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Rules;

/// <summary>A network that does something else before and after each time it is asked: in the middle of an implementation's work.</summary>
internal sealed class InterruptedNetwork(IDifferentiableNetwork inner, Interruption interruption) : IDifferentiableNetwork
{
    public ParameterLayout Layout => inner.Layout;

    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        interruption.Before();
        inner.Outputs(parameters, inputs, outputs);
        interruption.After();
    }

    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        interruption.Before();
        var value = inner.LossAndGradient(parameters, batch, loss, gradient);
        interruption.After();
        return value;
    }

    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        interruption.Before();
        inner.HessianVectorProduct(parameters, batch, loss, direction, product);
        interruption.After();
    }

    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        interruption.Before();
        inner.OutputGradient(parameters, input, outputWeights, gradient);
        interruption.After();
    }
}
