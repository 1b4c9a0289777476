using System.Buffers;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Pruning.Pruners;

/// <summary>
/// theta * dR/dtheta at |theta|, where R is the sum of the outputs for an input of ones (Tanaka et al., NeurIPS 2020). Needs no
/// data. The schedule (the authors use 100 exponential rounds) belongs to <see cref="IterativePruning"/>.
/// </summary>
/// <remarks>
/// Every path adds the product of its |theta| to R, so scaling layer l by a_l, and its biases by a_1 … a_l as the flow that
/// they join, multiplies every score by the same product of all a. The layers are therefore brought to activations around one
/// by powers of two, which are exact, and depth can neither overflow nor underflow. The scores are scaled back while the
/// product of powers lies within 2^±500; beyond, they stay in that common unit, which no ranking sees.
/// </remarks>
public sealed partial class SynFlowPruner : IPruner, IKeptPruner
{
    private const int ScaledBackUpTo = 500;

    /// <inheritdoc/>
    public string Name => "SynFlow";

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        var layout = context.Layout;
        var rented = ArrayPool<double>.Shared.Rent(layout.Count);
        var magnitudes = rented.AsSpan(0, layout.Count);
        var exponent = context.Network.Graph.AsChain is null ? Magnitudes(context.Parameters.Span, magnitudes) : Normalise(layout, context.Parameters.Span, magnitudes);
        var (input, ones) = (new double[context.Network.InputWidth], new double[context.Network.OutputWidth]);
        Array.Fill(input, 1);
        Array.Fill(ones, 1);
        context.Network.OutputGradient(magnitudes, input, ones, scores);
        var (first, second) = Factors(Math.Abs(exponent) <= ScaledBackUpTo ? exponent : 0);
        Multiply(scores, magnitudes, first, second);
        ArrayPool<double>.Shared.Return(rented);
    }

    // A shortcut joins flows of different depth, so that layers cannot be scaled apart; 20 layers of He weights stay below 1e60.
    private static int Magnitudes(ReadOnlySpan<float> parameters, Span<double> magnitudes)
    {
        ScaledMagnitudes(parameters, magnitudes, 0);
        return 0;
    }

    // The absolute parameters, each layer divided by the power of two that brings its largest activation into [1, 2); returns the sum of the
    // exponents.
    private static int Normalise(ParameterLayout layout, ReadOnlySpan<float> parameters, Span<double> magnitudes)
    {
        var activations = new double[layout.Weight(0).Columns];
        Array.Fill(activations, 1);
        var total = 0;
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
            var biases = magnitudes.Slice(bias.Offset, bias.Length);
            for (var unit = 0; unit < biases.Length; unit++)
            {
                biases[unit] = Math.ScaleB(Math.Abs((double)parameters[bias.Offset + unit]), -total);
            }

            var next = new double[weight.Rows]; // 0 where there are no biases
            biases.CopyTo(next);
            AddFlow(parameters.Slice(weight.Offset, weight.Length), activations, next);
            var largest = 0.0;
            foreach (var flow in next)
            {
                largest = Math.Max(largest, flow);
            }

            var exponent = largest > 0 && double.IsFinite(largest) ? Math.ILogB(largest) : 0;
            Scale(biases, -exponent);
            Scale(next, -exponent);
            ScaledMagnitudes(parameters.Slice(weight.Offset, weight.Length), magnitudes.Slice(weight.Offset, weight.Length), -exponent);
            total += exponent;
            activations = next;
        }

        return total;
    }

    // A sum has one order, so that it is several units that go side by side.
    private static unsafe void AddFlow(ReadOnlySpan<float> weights, ReadOnlySpan<double> activations, Span<double> flows)
    {
        nint width = activations.Length;
        fixed (float* matrix = weights)
        fixed (double* x = activations)
        {
            var unit = 0;
            for (; unit + 4 <= flows.Length; unit += 4)
            {
                var row = matrix + (unit * width);
                var (a, b, c, d) = (flows[unit], flows[unit + 1], flows[unit + 2], flows[unit + 3]);
                for (nint source = 0; source < width; source++)
                {
                    var activation = x[source];
                    a += Math.Abs((double)row[source]) * activation;
                    b += Math.Abs((double)row[width + source]) * activation;
                    c += Math.Abs((double)row[(2 * width) + source]) * activation;
                    d += Math.Abs((double)row[(3 * width) + source]) * activation;
                }

                (flows[unit], flows[unit + 1], flows[unit + 2], flows[unit + 3]) = (a, b, c, d);
            }

            for (; unit < flows.Length; unit++)
            {
                for (nint source = 0; source < width; source++)
                {
                    flows[unit] += Math.Abs((double)matrix[(unit * width) + source]) * x[source];
                }
            }
        }
    }

    private static void ScaledMagnitudes(ReadOnlySpan<float> weights, Span<double> magnitudes, int exponent)
    {
        var ((first, second), i) = (Factors(exponent), 0);
        for (; i + Vector256<float>.Count <= weights.Length; i += Vector256<float>.Count)
        {
            var (lower, upper) = Vector256.Widen(Vector256.Abs(Vector256.Create(weights.Slice(i, Vector256<float>.Count))));
            (lower * first * second).CopyTo(magnitudes[i..]);
            (upper * first * second).CopyTo(magnitudes[(i + Vector256<double>.Count)..]);
        }

        for (; i < weights.Length; i++)
        {
            magnitudes[i] = Math.Abs((double)weights[i]) * first * second;
        }
    }

    private static void Multiply(Span<double> scores, ReadOnlySpan<double> magnitudes, double first, double second)
    {
        var i = 0;
        for (; i + Vector256<double>.Count <= scores.Length; i += Vector256<double>.Count)
        {
            var product = Vector256.Create<double>(scores[i..]) * Vector256.Create(magnitudes[i..]);
            (product * first * second).CopyTo(scores[i..]);
        }

        for (; i < scores.Length; i++)
        {
            scores[i] = scores[i] * magnitudes[i] * first * second;
        }
    }

    private static void Scale(Span<double> values, int exponent)
    {
        var (first, second) = Factors(exponent);
        foreach (ref var value in values)
        {
            value = value * first * second;
        }
    }

    // 2^exponent in two factors that a double holds whatever the exponent of a largest activation.
    private static (double First, double Second) Factors(int exponent) => (Math.ScaleB(1, exponent / 2), Math.ScaleB(1, exponent - (exponent / 2)));
}
