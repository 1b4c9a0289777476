using PlantNSeek.Networks;

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
public sealed class SynFlowPruner : IPruner
{
    private const int ScaledBackUpTo = 500;

    /// <inheritdoc/>
    public string Name => "SynFlow";

    /// <inheritdoc/>
    public void Score(PruningContext context, Span<double> scores)
    {
        ArgumentNullException.ThrowIfNull(context);
        var layout = context.Layout;
        var magnitudes = new double[layout.Count];
        for (var i = 0; i < magnitudes.Length; i++)
        {
            magnitudes[i] = Math.Abs(context.Parameters.Span[i]);
        }

        var exponent = Normalise(layout, magnitudes);
        var (input, ones) = (new double[layout.Architecture.InputWidth], new double[layout.Architecture.OutputWidth]);
        Array.Fill(input, 1);
        Array.Fill(ones, 1);
        context.Network.OutputGradient(magnitudes, input, ones, scores);
        var unit = Math.Abs(exponent) <= ScaledBackUpTo ? exponent : 0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= magnitudes[i];
        }

        Scale(scores, unit);
    }

    // Divides each layer by the power of two that brings its largest activation into [1, 2); returns the sum of the exponents.
    private static int Normalise(ParameterLayout layout, double[] magnitudes)
    {
        var activations = new double[layout.Architecture.InputWidth];
        Array.Fill(activations, 1);
        var total = 0;
        for (var layer = 0; layer < layout.Architecture.LayerCount; layer++)
        {
            var weights = magnitudes.AsSpan(layout.Weight(layer).Offset, layout.Weight(layer).Length);
            var biases = magnitudes.AsSpan(layout.Bias(layer).Offset, layout.Bias(layer).Length);
            var next = new double[biases.Length];
            var largest = 0.0;
            for (var unit = 0; unit < next.Length; unit++)
            {
                biases[unit] = Math.ScaleB(biases[unit], -total);
                next[unit] = biases[unit];
                for (var source = 0; source < activations.Length; source++)
                {
                    next[unit] += weights[(unit * activations.Length) + source] * activations[source];
                }

                largest = Math.Max(largest, next[unit]);
            }

            if (largest > 0 && double.IsFinite(largest))
            {
                var exponent = Math.ILogB(largest);
                Scale(weights, -exponent);
                Scale(biases, -exponent);
                Scale(next, -exponent);
                total += exponent;
            }

            activations = next;
        }

        return total;
    }

    // By 2^exponent, in two factors that a double holds whatever the exponent of a largest activation.
    private static void Scale(Span<double> values, int exponent)
    {
        var (first, second) = (Math.ScaleB(1, exponent / 2), Math.ScaleB(1, exponent - (exponent / 2)));
        for (var i = 0; exponent != 0 && i < values.Length; i++)
        {
            values[i] = values[i] * first * second;
        }
    }
}
