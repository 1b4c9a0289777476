using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Pruners;

/// <content>
/// The same from kept parameters only. A masked one adds 0 times a finite flow, which changes no bit. Powers of two are exact in one factor
/// as in two as long as they are far from the ends of the range; beyond, all parameters are looked at.
/// </content>
public sealed partial class SynFlowPruner
{
    private const int ScaledInOneFactorUpTo = 500;

    /// <inheritdoc/>
    bool IKeptPruner.TryScore(IKeptNetwork network, KeptParameters kept, Span<double> scores)
    {
        if (Normalise(kept) is not { } exponent)
        {
            return false;
        }

        var architecture = kept.Layout.Architecture;
        var (input, ones) = (new double[architecture.InputWidth], new double[architecture.OutputWidth]);
        Array.Fill(input, 1);
        Array.Fill(ones, 1);
        return network.TryOutputGradient(kept, input, ones, scores) && Multiply(kept, scores, Math.Abs(exponent) <= ScaledBackUpTo ? exponent : 0);
    }

    // Scales and biases that bring each layer's largest activation into [1, 2); the sum of the exponents.
    private static int? Normalise(KeptParameters kept)
    {
        var activations = new double[kept.Layout.Architecture.InputWidth];
        Array.Fill(activations, 1);
        var total = 0;
        for (var layer = 0; layer < kept.Layout.Architecture.LayerCount; layer++)
        {
            var biases = kept.Biases(layer);
            biases.Clear();
            var (start, end) = kept.Range((2 * layer) + 1);
            for (var i = start; i < end; i++)
            {
                biases[kept.Columns[i]] = Math.ScaleB((double)kept.Values[i], -total);
            }

            var next = biases.ToArray();
            KeptProduct.AddTo<RoundedTerm>(kept, layer, activations, next);
            var largest = 0.0;
            foreach (var flow in next)
            {
                largest = Math.Max(largest, flow);
            }

            var exponent = largest > 0 ? Math.ILogB(largest) : 0;
            if (!double.IsFinite(largest) || Math.Abs(exponent) > ScaledInOneFactorUpTo)
            {
                return null;
            }

            Scale(biases, -exponent);
            Scale(next, -exponent);
            kept.Scales[layer] = Math.ScaleB(1, -exponent);
            total += exponent;
            activations = next;
        }

        return total;
    }

    // Whether all are finite.
    private static bool Multiply(KeptParameters kept, Span<double> scores, int exponent)
    {
        var (first, second) = Factors(exponent);
        var unbounded = 0.0;
        for (var layer = 0; layer < kept.Layout.Architecture.LayerCount; layer++)
        {
            var (start, end) = kept.Range(2 * layer);
            unbounded += Multiply(scores[start..end], kept.Values[start..end], kept.Scales[layer], first, second);
            (start, end) = kept.Range((2 * layer) + 1);
            for (var i = start; i < end; i++)
            {
                scores[i] = scores[i] * kept.Biases(layer)[kept.Columns[i]] * first * second;
                unbounded += scores[i] - scores[i];
            }
        }

        return unbounded == 0;
    }

    // Not a number if a score is not finite, else 0.
    private static double Multiply(Span<double> scores, ReadOnlySpan<float> values, double scale, double first, double second)
    {
        var (unbounded, i) = (Vector256<double>.Zero, 0);
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(scores);
        for (var v = 0; v + 2 <= vectors.Length; v += 2)
        {
            var (lower, upper) = Vector256.Widen(Vector256.Create(values.Slice(i, Vector256<float>.Count)));
            lower = vectors[v] * (lower * scale) * first * second;
            upper = vectors[v + 1] * (upper * scale) * first * second;
            (vectors[v], vectors[v + 1]) = (lower, upper);
            unbounded += (lower - lower) + (upper - upper);
            i += Vector256<float>.Count;
        }

        var sum = Vector256.Sum(unbounded);
        for (; i < scores.Length; i++)
        {
            scores[i] = scores[i] * (values[i] * scale) * first * second;
            sum += scores[i] - scores[i];
        }

        return sum;
    }

    // Two roundings a term.
    private readonly struct RoundedTerm : IKeptTerm
    {
        public static double Add(double sum, double value, double scale, double input) => sum + (value * input);
    }
}
