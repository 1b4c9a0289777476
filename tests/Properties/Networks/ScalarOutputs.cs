using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Properties.Networks;

/// <summary>The outputs for one input by scalar fused multiply-adds in float, over a unit's inputs in ascending order from its bias, with one + 0 at the end.</summary>
internal static class ScalarOutputs
{
    public static float[] Of(Architecture architecture, float[] parameters, ReadOnlySpan<float> input)
    {
        var (layout, x) = (architecture.Layout, input.ToArray());
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            var y = new float[architecture.Widths[layer + 1]];
            for (var o = 0; o < y.Length; o++)
            {
                var sum = parameters[layout.BiasIndex(layer, o)];
                for (var i = 0; i < x.Length; i++)
                {
                    sum = MathF.FusedMultiplyAdd(parameters[layout.WeightIndex(layer, o, i)], x[i], sum);
                }

                sum += 0;
                y[o] = layer + 1 < architecture.LayerCount && sum <= 0 ? 0 : sum;
            }

            x = y;
        }

        return x;
    }
}
