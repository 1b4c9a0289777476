using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>A network whose loss is a constant times that of another.</summary>
public sealed class ScaledLossNetwork(IDifferentiableNetwork inner, double factor) : NetworkDecorator(inner)
{
    /// <inheritdoc/>
    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var value = Inner.LossAndGradient(parameters, batch, loss, gradient);
        Scale(gradient);
        return factor * value;
    }

    /// <inheritdoc/>
    public override void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        Inner.HessianVectorProduct(parameters, batch, loss, direction, product);
        Scale(product);
    }

    private void Scale(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
