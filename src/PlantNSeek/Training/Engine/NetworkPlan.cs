using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training.Engine.Layers;

namespace PlantNSeek.Training.Engine;

/// <summary>
/// Which units a masked network needs, and how each layer is computed.
/// </summary>
/// <remarks>
/// Why leaving something out changes no bit. A masked weight counts as +0, and its product with a finite number is +0 or -0; added to a
/// sum it changes nothing but, at most, the sign of a sum that is 0 so far. Such a sum stays 0 or is replaced by its next non-zero term
/// exactly as without the sign, and the + 0 that ends every sum turns -0 into +0. So a sum over the kept terms alone, in the same
/// order, has the same bits. A unit that neither the input nor a non-zero bias feeds is exactly 0, and the derivative of its rectifier
/// too; a unit without a way to an output has a gradient of exactly 0. Parameters at such units therefore have gradient +0, which leaves
/// Adam's moments and the momentum at 0: only weight decay can move them, and it is applied to them apart. Since a zero bias stays zero
/// under decay and gradient 0, which units matter never changes in training. All this holds for finite numbers; others end training.
/// </remarks>
internal sealed class NetworkPlan
{
    private NetworkPlan(int[][] units, bool[] isSparse)
    {
        Units = units;
        IsSparse = isSparse;
    }

    /// <summary>The units computed in each layer of neurons, ascending, by their number in the architecture.</summary>
    public int[][] Units { get; }

    /// <summary>Whether each layer of weights is computed by edge lists.</summary>
    public bool[] IsSparse { get; }

    public static NetworkPlan Make(Architecture architecture, ReadOnlySpan<float> parameters, Mask mask, ExecutionMode mode)
    {
        var units = mode == ExecutionMode.Dense ? AllUnits(architecture) : LiveUnits(architecture, parameters, mask);
        var layout = architecture.Layout;
        var isSparse = new bool[layout.LayerCount];
        for (var layer = 0; layer < isSparse.Length; layer++)
        {
            isSparse[layer] = mode switch
            {
                ExecutionMode.Sparse => true,
                ExecutionMode.Automatic => IsSparseCheaper(layout, mask, layer, units[layer], units[layer + 1]),
                _ => false,
            };
        }

        return new NetworkPlan(units, isSparse);
    }

    private static bool IsSparseCheaper(ParameterLayout layout, Mask mask, int layer, int[] inputs, int[] outputs)
    {
        var edges = 0;
        foreach (var o in outputs)
        {
            foreach (var i in inputs)
            {
                edges += mask[layout.WeightIndex(layer, o, i)] ? 1 : 0;
            }
        }

        return LayerCost.PrefersEdges(edges, outputs.Length, inputs.Length);
    }

    private static int[][] AllUnits(Architecture architecture)
    {
        var units = new int[architecture.Depth][];
        for (var layer = 0; layer < units.Length; layer++)
        {
            units[layer] = [.. Enumerable.Range(0, architecture.Widths[layer])];
        }

        return units;
    }

    private static int[][] LiveUnits(Architecture architecture, ReadOnlySpan<float> parameters, Mask mask)
    {
        var layout = architecture.Layout;
        var widths = architecture.Widths;
        var fed = new bool[widths.Length][];
        var used = new bool[widths.Length][];
        for (var layer = 0; layer < widths.Length; layer++)
        {
            fed[layer] = new bool[widths[layer]];
            used[layer] = new bool[widths[layer]];
        }

        Array.Fill(fed[0], true);
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            for (var o = 0; o < widths[layer + 1]; o++)
            {
                var bias = layout.BiasIndex(layer, o);
                fed[layer + 1][o] = mask[bias] && parameters[bias] != 0;
                for (var i = 0; i < widths[layer] && !fed[layer + 1][o]; i++)
                {
                    fed[layer + 1][o] = fed[layer][i] && mask[layout.WeightIndex(layer, o, i)];
                }
            }
        }

        Array.Fill(used[^1], true);
        for (var layer = layout.LayerCount - 1; layer >= 0; layer--)
        {
            for (var i = 0; i < widths[layer]; i++)
            {
                for (var o = 0; o < widths[layer + 1] && !used[layer][i]; o++)
                {
                    used[layer][i] = used[layer + 1][o] && mask[layout.WeightIndex(layer, o, i)];
                }
            }
        }

        var units = new int[widths.Length][];
        for (var layer = 0; layer < units.Length; layer++)
        {
            var l = layer; // outputs are never dropped: the loss reads them all
            units[layer] = [.. Enumerable.Range(0, widths[layer]).Where(u => used[l][u] && (fed[l][u] || l == used.Length - 1))];
        }

        return units;
    }
}
