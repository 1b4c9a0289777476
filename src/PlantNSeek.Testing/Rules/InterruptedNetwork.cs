using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Rules;

/// <summary>A network that does something else before and after each time it is asked: in the middle of an implementation's work.</summary>
internal sealed class InterruptedNetwork(IDifferentiableNetwork inner, Interruption interruption) : NetworkDecorator(inner)
{
    public override void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        interruption.Before();
        Inner.Outputs(parameters, inputs, outputs);
        interruption.After();
    }

    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        interruption.Before();
        var value = Inner.LossAndGradient(parameters, batch, loss, gradient);
        interruption.After();
        return value;
    }

    public override void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        interruption.Before();
        Inner.HessianVectorProduct(parameters, batch, loss, direction, product);
        interruption.After();
    }

    public override void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        interruption.Before();
        Inner.OutputGradient(parameters, input, outputWeights, gradient);
        interruption.After();
    }
}
