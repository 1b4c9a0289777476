using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Pruning.Pruners;

/// <content>
/// Scores from the kept parameters alone, bit for bit those from all. A masked one adds 0 times a finite flow, which changes no bit.
/// Powers of two are exact in one factor as in two as long as they are far from the ends of the range; beyond, all parameters are looked at.
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

        var (input, ones) = (new double[network.InputWidth], new double[network.OutputWidth]);
        Array.Fill(input, 1);
        Array.Fill(ones, 1);
        return network.TryShares(kept, input, ones, Math.Abs(exponent) <= ScaledBackUpTo ? exponent : 0, scores);
    }

    // Scales and biases that bring each layer's largest activation into [1, 2); the sum of the exponents.
    private static int? Normalise(KeptParameters kept)
    {
        var activations = new double[kept.Layout.Weight(0).Columns];
        Array.Fill(activations, 1);
        var total = 0;
        for (var layer = 0; layer < kept.Layout.LayerCount; layer++)
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

    // Two roundings a term.
    private readonly struct RoundedTerm : IKeptTerm
    {
        public static double Add(double sum, double value, double scale, double input) => sum + (value * input);
    }
}
