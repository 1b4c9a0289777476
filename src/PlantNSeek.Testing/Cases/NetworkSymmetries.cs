using PlantNSeek.Numerics;
using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>Changes of a network that keep its function, and with it what the laws of a score speak of.</summary>
public static class NetworkSymmetries
{
    /// <summary>The same function with the units of each hidden layer in another order; <c>Where[i]</c> is the new place of parameter i.</summary>
    public static (NetworkCase Case, int[] Where) PermuteHidden(this NetworkCase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var (architecture, layout, random) = (original.Architecture, original.Layout, original.Stream("permutation"));
        var orders = architecture.Widths.ToArray().Select(
            (width, level) => level == 0 || level == architecture.Depth - 1 ? [.. Enumerable.Range(0, width)] : random.NextPermutation(width)).ToArray();
        var where = new int[layout.Count];
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            for (var o = 0; o < architecture.Widths[layer + 1]; o++)
            {
                where[layout.BiasIndex(layer, o)] = layout.BiasIndex(layer, orders[layer + 1][o]);
                for (var i = 0; i < architecture.Widths[layer]; i++)
                {
                    where[layout.WeightIndex(layer, o, i)] = layout.WeightIndex(layer, orders[layer + 1][o], orders[layer][i]);
                }
            }
        }

        var moved = new float[layout.Count];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[where[i]] = original.Parameters[i];
        }

        return (original with { Parameters = moved, Mask = Mask.FromIndices(layout.Count, original.Mask.KeptIndices().Select(i => where[i])) }, where);
    }

    /// <summary>The same function with what enters a hidden unit scaled by a power of two and what leaves it by the inverse, which no rounding disturbs.</summary>
    public static NetworkCase RescaleHidden(this NetworkCase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var (architecture, layout, random) = (original.Architecture, original.Layout, original.Stream("rescaling"));
        var scaled = (float[])original.Parameters.Clone();
        for (var layer = 0; layer < architecture.LayerCount - 1; layer++)
        {
            for (var unit = 0; unit < architecture.Widths[layer + 1]; unit++)
            {
                var factor = MathF.ScaleB(1, random.NextInt32(9) - 4);
                scaled[layout.BiasIndex(layer, unit)] *= factor;
                for (var i = 0; i < architecture.Widths[layer]; i++)
                {
                    scaled[layout.WeightIndex(layer, unit, i)] *= factor;
                }

                for (var o = 0; o < architecture.Widths[layer + 2]; o++)
                {
                    scaled[layout.WeightIndex(layer + 1, o, unit)] /= factor;
                }
            }
        }

        return original with { Parameters = scaled };
    }

    /// <summary>The same magnitudes with random signs; not the same function.</summary>
    public static NetworkCase FlipSigns(this NetworkCase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var random = original.Stream("signs");
        return original with { Parameters = Array.ConvertAll(original.Parameters, p => random.NextInt32(2) == 0 ? p : -p) };
    }
}
