using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers;

/// <summary>
/// How many parameters each layer gets under Erdos-Renyi densities (Mocanu et al., 2018; Evci et al., ICML 2020): proportional to
/// (inputs + outputs) / (inputs * outputs), a layer that would get more than it has being full. A bias counts as the weight of one more
/// input, which is always one.
/// </summary>
internal static class ErdosRenyi
{
    /// <summary>The number for each layer; they add up to <paramref name="count"/> (largest remainders, then the lower layer).</summary>
    /// <param name="layout">The network's tensors.</param>
    /// <param name="count">Parameters to share out, at most as many as there are.</param>
    public static int[] CountsFor(ParameterLayout layout, int count)
    {
        var layers = layout.Architecture.LayerCount;
        var (sizes, nodes, full) = (new double[layers], new double[layers], new bool[layers]);
        for (var layer = 0; layer < layers; layer++)
        {
            var weight = layout.Weight(layer);
            sizes[layer] = weight.Length + layout.Bias(layer).Length;
            nodes[layer] = weight.Columns + 1 + weight.Rows; // a layer's expected number is epsilon times this
        }

        var epsilon = 0.0;
        for (var fullest = 0; fullest >= 0;)
        {
            var (left, shared) = ((double)count, 0.0);
            for (var layer = 0; layer < layers; layer++)
            {
                left -= full[layer] ? sizes[layer] : 0;
                shared += full[layer] ? 0 : nodes[layer];
            }

            (epsilon, fullest) = (shared > 0 ? left / shared : 0, -1);
            for (var layer = 0; layer < layers; layer++)
            {
                if (!full[layer] && epsilon * nodes[layer] > sizes[layer] && (fullest < 0 || nodes[layer] / sizes[layer] > nodes[fullest] / sizes[fullest]))
                {
                    fullest = layer;
                }
            }

            if (fullest >= 0)
            {
                full[fullest] = true;
            }
        }

        var expected = new double[layers];
        for (var layer = 0; layer < layers; layer++)
        {
            expected[layer] = full[layer] ? sizes[layer] : Math.Min(epsilon * nodes[layer], sizes[layer]);
        }

        return Round(expected, sizes, count);
    }

    private static int[] Round(double[] expected, double[] sizes, int count)
    {
        var counts = Array.ConvertAll(expected, static e => (int)Math.Floor(e));
        while (counts.Sum() < count)
        {
            var next = -1;
            for (var layer = 0; layer < counts.Length; layer++)
            {
                var hasRoom = counts[layer] < sizes[layer];
                next = hasRoom && (next < 0 || expected[layer] - counts[layer] > expected[next] - counts[next]) ? layer : next;
            }

            counts[next]++;
        }

        return counts;
    }
}
