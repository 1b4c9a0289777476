using System.Runtime.CompilerServices;

namespace PlantNSeek.Networks;

/// <summary>
/// Gradients of the outputs for one input by kept parameters: the sums of <see cref="DoublePass.OutputGradient"/> without the terms of masked
/// weights. Those are 0 times a finite number, which changes at most the sign of a sum that is 0, and every sum ends with + 0.
/// </summary>
internal static unsafe class KeptPass
{
    /// <summary>False where something is not finite, so that terms left out might have mattered.</summary>
    public static bool TryOutputGradient(KeptParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        var architecture = parameters.Layout.Architecture;
        var layers = architecture.LayerCount;
        var activations = new double[layers + 1][];
        activations[0] = input.ToArray();
        for (var layer = 0; layer < layers; layer++)
        {
            var sums = parameters.Biases(layer).ToArray();
            KeptProduct.AddTo<FusedTerm>(parameters, layer, activations[layer], sums);
            foreach (ref var sum in sums.AsSpan())
            {
                sum += 0;
                sum = layer + 1 < layers && sum <= 0 ? 0 : sum;
            }

            activations[layer + 1] = sums;
        }

        var deltas = outputWeights.ToArray();
        for (var layer = layers - 1; layer >= 0; layer--)
        {
            if (!double.IsFinite(Largest(deltas) * Largest(activations[layer])) || !double.IsFinite(Largest(activations[layer + 1])))
            {
                return false; // the largest derivative that a masked weight can have
            }

            deltas = Backward(parameters, layer, activations[layer], deltas, gradient);
        }

        return double.IsFinite(Largest(deltas));
    }

    // NaN if there is one.
    private static double Largest(double[] values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    // The layer's gradient; returns the deltas below.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Backward(KeptParameters parameters, int layer, double[] inputs, double[] deltas, Span<double> gradient)
    {
        var starts = parameters.Starts(layer);
        var (scale, below) = (parameters.Scales[layer], new double[inputs.Length]);
        var (first, end) = parameters.Range((2 * layer) + 1);
        fixed (float* values = parameters.Values)
        fixed (int* columns = parameters.Columns)
        fixed (double* x = inputs, next = below, g = gradient)
        {
            for (var row = 0; row < deltas.Length; row++)
            {
                var delta = deltas[row];
                if (delta == 0)
                {
                    gradient[starts[row]..starts[row + 1]].Clear();
                    continue;
                }

                for (nint i = starts[row]; i < starts[row + 1]; i++)
                {
                    var column = columns[i];
                    g[i] = (delta * x[column]) + 0;
                    next[column] = Math.FusedMultiplyAdd(values[i] * scale, delta, next[column]);
                }
            }

            for (nint i = first; i < end; i++)
            {
                g[i] = deltas[columns[i]] + 0;
            }

            for (nint i = 0; i < inputs.Length; i++)
            {
                next[i] = x[i] <= 0 ? 0 : next[i] + 0;
            }
        }

        return below;
    }
}
