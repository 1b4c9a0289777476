using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.TestSupport.Oracle;

/// <summary>
/// The second, slow implementation of a network: plain loops in double. Each number carries its derivative along a direction
/// (a dual number), so the Hessian times that direction is the derivative that the gradient carries.
/// </summary>
public sealed class OracleNetwork(Architecture architecture) : IDifferentiableNetwork
{
    public NetworkGraph Graph => architecture.Graph;

    public ParameterLayout Layout => architecture.Layout;

    public int InputWidth => architecture.InputWidth;

    public int OutputWidth => architecture.OutputWidth;

    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var exact = Outputs(Widen(parameters), Widen(inputs));
        for (var i = 0; i < exact.Length; i++)
        {
            outputs[i] = (float)exact[i];
        }
    }

    /// <summary>The outputs <c>[count, out]</c>, not narrowed.</summary>
    public double[] Outputs(ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs)
    {
        var theta = Dual.Lift(parameters, default);
        var outputs = new List<double>();
        for (var start = 0; start < inputs.Length; start += architecture.InputWidth)
        {
            outputs.AddRange(Forward(theta, inputs.Slice(start, architecture.InputWidth))[^1].Select(y => y.Value));
        }

        return [.. outputs];
    }

    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient) =>
        LossAndGradient(Widen(parameters), batch, loss, gradient);

    /// <summary>The same at parameters that need not be floats.</summary>
    public double LossAndGradient(double[] parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var (value, derivatives) = LossAndGradient(Dual.Lift(parameters, default), batch, loss);
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = derivatives[i].Value;
        }

        return value.Value;
    }

    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        var (_, derivatives) = LossAndGradient(Dual.Lift(Widen(parameters), direction), batch, loss);
        for (var i = 0; i < product.Length; i++)
        {
            product[i] = derivatives[i].Tangent;
        }
    }

    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        var theta = Dual.Lift(parameters, default);
        var derivatives = new Dual[theta.Length];
        Backward(theta, Forward(theta, input), Dual.Lift(outputWeights, default), derivatives);
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = derivatives[i].Value;
        }
    }

    private (Dual Loss, Dual[] Gradient) LossAndGradient(Dual[] theta, Batch batch, LossFunction loss)
    {
        Dual sum = 0;
        var gradient = new Dual[theta.Length];
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var activations = Forward(theta, Widen(batch.Inputs.Slice(sample * batch.InputWidth, batch.InputWidth)));
            var (value, derivative) = OracleLoss.OfSample(activations[^1], batch, sample, loss);
            sum += value;
            Backward(theta, activations, derivative, gradient);
        }

        return (sum, gradient);
    }

    // activations[0] is the input, activations[l] what layer l gives.
    private Dual[][] Forward(Dual[] theta, ReadOnlySpan<double> input)
    {
        var activations = new Dual[architecture.Depth][];
        activations[0] = Dual.Lift(input, default);
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            activations[layer + 1] = new Dual[architecture.Widths[layer + 1]];
            for (var o = 0; o < activations[layer + 1].Length; o++)
            {
                var z = theta[Layout.BiasIndex(layer, o)];
                for (var i = 0; i < activations[layer].Length; i++)
                {
                    z += theta[Layout.WeightIndex(layer, o, i)] * activations[layer][i];
                }

                activations[layer + 1][o] = layer == architecture.LayerCount - 1 || z.Value > 0 ? z : 0;
            }
        }

        return activations;
    }

    // Adds to the gradient what one sample contributes; delta is the derivative by the outputs.
    private void Backward(Dual[] theta, Dual[][] activations, Dual[] delta, Dual[] gradient)
    {
        for (var layer = architecture.LayerCount - 1; layer >= 0; layer--)
        {
            var below = new Dual[activations[layer].Length];
            for (var o = 0; o < delta.Length; o++)
            {
                gradient[Layout.BiasIndex(layer, o)] += delta[o];
                for (var i = 0; i < below.Length; i++)
                {
                    gradient[Layout.WeightIndex(layer, o, i)] += delta[o] * activations[layer][i];
                    below[i] += delta[o] * theta[Layout.WeightIndex(layer, o, i)];
                }
            }

            delta = [.. below.Select((d, i) => activations[layer][i].Value > 0 ? d : 0)];
        }
    }

    private static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}
