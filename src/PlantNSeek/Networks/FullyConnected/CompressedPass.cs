using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>
/// What kept parameters add to the outputs for one input, derivative times parameter: the sums of <see cref="DoublePass.OutputGradient"/> without the terms of masked
/// weights. Those are 0 times a finite number, which changes at most the sign of a sum that is 0, and every sum ends with + 0.
/// </summary>
internal static unsafe class CompressedPass
{
    /// <summary>False where something is not finite, so that terms left out might have mattered.</summary>
    public static bool TryContributions(CompressedParameters parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, int exponent, Span<double> shares)
    {
        var layers = parameters.Layout.LayerCount;
        var activations = new double[layers + 1][];
        activations[0] = input.ToArray();
        for (var layer = 0; layer < layers; layer++)
        {
            var sums = parameters.Biases(layer).ToArray();
            CompressedProduct.AddTo<FusedTerm>(parameters, layer, activations[layer], sums);
            foreach (ref var sum in sums.AsSpan())
            {
                sum += 0;
                sum = layer + 1 < layers && sum <= 0 ? 0 : sum;
            }

            activations[layer + 1] = sums;
        }

        var deltas = outputWeights.ToArray();
        var factors = (First: Math.ScaleB(1, exponent / 2), Second: Math.ScaleB(1, exponent - (exponent / 2)));
        var unbounded = 0.0; // not a number once a share is not finite
        for (var layer = layers - 1; layer >= 0; layer--)
        {
            if (!double.IsFinite(Largest(deltas) * Largest(activations[layer])) || !double.IsFinite(Largest(activations[layer + 1])))
            {
                return false; // the largest derivative that a masked weight can have
            }

            deltas = Backward(parameters, layer, activations[layer], deltas, factors, ref unbounded, shares);
        }

        return double.IsFinite(Largest(deltas)) && unbounded == 0;
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

    // The layer's shares; returns the deltas below.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Backward(
        CompressedParameters parameters,
        int layer,
        double[] inputs,
        double[] deltas,
        (double First, double Second) factors,
        ref double unbounded,
        Span<double> shares)
    {
        var starts = parameters.Starts(layer);
        var (scale, below) = (parameters.Scales[layer], new double[inputs.Length]);
        var biases = parameters.Biases(layer);
        var (first, end) = parameters.Range((2 * layer) + 1);
        fixed (float* values = parameters.Values)
        fixed (int* columns = parameters.Columns)
        fixed (double* x = inputs, next = below, g = shares)
        {
            for (var row = 0; row < deltas.Length; row++)
            {
                var delta = deltas[row];
                if (delta == 0)
                {
                    shares[starts[row]..starts[row + 1]].Clear();
                    continue;
                }

                for (nint i = starts[row]; i < starts[row + 1]; i++)
                {
                    var column = columns[i];
                    g[i] = (delta * x[column]) + 0;
                    next[column] = Math.FusedMultiplyAdd(CompressedProduct.Widen(values[i]) * scale, delta, next[column]);
                }

                unbounded += Multiply(g + starts[row], values + starts[row], starts[row + 1] - starts[row], scale, factors); // while they are in cache
            }

            for (nint i = first; i < end; i++)
            {
                g[i] = (deltas[columns[i]] + 0) * biases[columns[i]] * factors.First * factors.Second;
                unbounded += g[i] - g[i];
            }

            for (nint i = 0; i < inputs.Length; i++)
            {
                next[i] = x[i] <= 0 ? 0 : next[i] + 0;
            }
        }

        return below;
    }

    // Not a number if a share is not finite, else 0.
    private static double Multiply(double* shares, float* values, int count, double scale, (double First, double Second) factors)
    {
        var (unbounded, i) = (Vector256<double>.Zero, (nint)0);
        for (; i + 8 <= count; i += 8)
        {
            var (lower, upper) = Vector256.Widen(Vector256.Load(values + i));
            lower = Vector256.Load(shares + i) * (lower * scale) * factors.First * factors.Second;
            upper = Vector256.Load(shares + i + 4) * (upper * scale) * factors.First * factors.Second;
            lower.Store(shares + i);
            upper.Store(shares + i + 4);
            unbounded += (lower - lower) + (upper - upper);
        }

        var sum = LaneTotals.Of(unbounded);
        for (; i < count; i++)
        {
            shares[i] = shares[i] * (CompressedProduct.Widen(values[i]) * scale) * factors.First * factors.Second;
            sum += shares[i] - shares[i];
        }

        return sum;
    }
}
