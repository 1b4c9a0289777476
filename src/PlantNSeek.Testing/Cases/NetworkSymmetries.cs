using PlantNSeek.Networks;

namespace PlantNSeek.Testing.Cases;

/// <summary>Changes of a network that keep its function: units (or channels) of hidden levels change places or scale, those that shortcuts join together, and with it what the laws of a score speak of.</summary>
public static class NetworkSymmetries
{
    /// <summary>The same function with the units of each hidden layer in another order; <c>Where[i]</c> is the new place of parameter i.</summary>
    public static (NetworkCase Case, int[] Where) PermuteHidden(this NetworkCase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var (graph, layout, random) = (original.Graph, original.Layout, original.Stream("permutation"));
        var orders = NetworkStreams.Of(graph).ForEachLevel(graph, static width => Enumerable.Range(0, width).ToArray(), random.NextPermutation);
        var where = new int[layout.Count];
        foreach (var slice in layout.Slices)
        {
            var connection = graph.Of(slice.Layer);
            for (var o = 0; o < slice.Rows; o++)
            {
                for (var column = 0; column < slice.Columns; column++)
                {
                    var (i, tap) = Math.DivRem(column, connection.Taps);
                    var to = slice.Kind == ParameterKind.Weight ? (orders[connection.From][i] * connection.Taps) + tap : 0;
                    where[slice.Offset + (o * slice.Columns) + column] = slice.Offset + (orders[connection.To][o] * slice.Columns) + to;
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

    /// <summary>The same function with what enters a hidden unit scaled by a power of two and what leaves it by the inverse, which no rounding disturbs. Not of a normalised network, where what enters may be scaled alone.</summary>
    public static NetworkCase RescaleHidden(this NetworkCase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var (graph, layout, random) = (original.Graph, original.Layout, original.Stream("rescaling"));
        var factors = NetworkStreams.Of(graph).ForEachLevel(
            graph, static width => Enumerable.Repeat(1f, width).ToArray(), width => Enumerable.Range(0, width).Select(_ => MathF.ScaleB(1, random.NextInt32(9) - 4)).ToArray());
        var scaled = (float[])original.Parameters.Clone();
        foreach (var slice in layout.Slices)
        {
            var connection = graph.Of(slice.Layer);
            for (var i = 0; slice.IsPrunable && i < slice.Length; i++)
            {
                var (unit, column) = Math.DivRem(i, slice.Columns);
                scaled[slice.Offset + i] *= slice.Kind == ParameterKind.Weight
                    ? factors[connection.To][unit] / factors[connection.From][column / connection.Taps]
                    : factors[connection.To][unit];
            }
        }

        return original with { Parameters = scaled };
    }

    /// <summary>The same magnitudes of what can be pruned with random signs; not the same function.</summary>
    public static NetworkCase FlipSigns(this NetworkCase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var random = original.Stream("signs");
        return original with { Parameters = [.. original.Parameters.Select((p, i) => i >= original.Layout.PrunableCount || random.NextInt32(2) == 0 ? p : -p)] };
    }
}
