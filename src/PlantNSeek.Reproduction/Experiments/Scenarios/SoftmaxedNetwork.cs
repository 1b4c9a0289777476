using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>An artefact of the published edge-popup program: a network whose outputs are those of another after a softmax, on every task.</summary>
/// <param name="inner">The network without the softmax.</param>
internal sealed class SoftmaxedNetwork(IDifferentiableNetwork inner) : NetworkDecorator(inner)
{
    /// <inheritdoc/>
    public override void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Inner.Outputs(parameters, inputs, outputs);
        var width = OutputWidth;
        for (var start = 0; start < outputs.Length; start += width)
        {
            Softmax(outputs.Slice(start, width));
        }
    }

    /// <inheritdoc/>
    public override double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient) =>
        Inner.LossAndGradient(parameters, batch, loss with { SoftmaxBeforeLoss = true }, gradient);

    /// <inheritdoc/>
    public override void HessianVectorProduct(
        ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product) =>
        Inner.HessianVectorProduct(parameters, batch, loss with { SoftmaxBeforeLoss = true }, direction, product);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: no experiment asks for it.</exception>
    public override void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
        throw new NotSupportedException("the outputs of a softmaxed network are only scored");

    private static void Softmax(Span<float> row)
    {
        var largest = row[0];
        foreach (var value in row)
        {
            largest = Math.Max(largest, value);
        }

        var (exponentials, sum) = (new double[row.Length], 0.0);
        for (var k = 0; k < row.Length; k++)
        {
            exponentials[k] = DeterministicMath.Exp((double)row[k] - largest);
            sum += exponentials[k];
        }

        for (var k = 0; k < row.Length; k++)
        {
            row[k] = (float)(exponentials[k] / sum);
        }
    }
}
