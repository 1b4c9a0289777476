using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Properties.Networks;

/// <summary>
/// The gradient of the mean squared error by scalar fused multiply-adds in double: sums over a unit's inputs, over its outputs and over samples, each in
/// ascending order and with one + 0 at its end.
/// </summary>
internal static class ScalarGradient
{
    public static double[] Of(Architecture architecture, float[] parameters, Batch batch)
    {
        var (layout, widths, layers) = (architecture.Layout, architecture.Widths.ToArray(), architecture.LayerCount);
        var gradient = new double[parameters.Length];
        var share = 1 / ((double)batch.Count * widths[^1]);
        for (var s = 0; s < batch.Count; s++)
        {
            var x = Activations(architecture, parameters, batch.Inputs.Slice(s * widths[0], widths[0]));
            double[] delta = [.. x[layers].Select((y, k) => 2 * (y - batch.Values[(s * widths[^1]) + k]) * share)];
            for (var layer = layers - 1; layer >= 0; layer--)
            {
                var below = new double[widths[layer]];
                for (var o = 0; o < delta.Length; o++)
                {
                    gradient[layout.BiasIndex(layer, o)] += delta[o];
                    for (var i = 0; i < below.Length; i++)
                    {
                        var index = layout.WeightIndex(layer, o, i);
                        gradient[index] = Math.FusedMultiplyAdd(delta[o], x[layer][i], gradient[index]);
                        below[i] = Math.FusedMultiplyAdd(parameters[index], delta[o], below[i]);
                    }
                }

                delta = [.. below.Select((d, i) => x[layer][i] <= 0 ? 0 : d + 0)];
            }
        }

        return Array.ConvertAll(gradient, static g => g + 0);
    }

    private static double[][] Activations(Architecture architecture, float[] parameters, ReadOnlySpan<float> input)
    {
        var (layout, widths) = (architecture.Layout, architecture.Widths.ToArray());
        var x = new double[widths.Length][];
        x[0] = [.. input.ToArray().Select(v => (double)v)];
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            x[layer + 1] = new double[widths[layer + 1]];
            for (var o = 0; o < widths[layer + 1]; o++)
            {
                double sum = parameters[layout.BiasIndex(layer, o)];
                for (var i = 0; i < widths[layer]; i++)
                {
                    sum = Math.FusedMultiplyAdd(parameters[layout.WeightIndex(layer, o, i)], x[layer][i], sum);
                }

                sum += 0;
                x[layer + 1][o] = layer + 1 < architecture.LayerCount && sum <= 0 ? 0 : sum;
            }
        }

        return x;
    }
}
