using PlantNSeek.Numerics;

namespace PlantNSeek.Networks;

/// <summary>Which kept parameters of a mask lie on a path to an output, found by one sweep forward and one back along the connections.</summary>
public static class Connectivity
{
    private const double Ln10 = 2.3025850929940457;
    private const double RescaleAbove = 1e250;
    private const int RescaleBits = 800;

    /// <summary>Sweeps the kept edges of <paramref name="mask"/>.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    /// <exception cref="NotSupportedException">The graph does not know its connections.</exception>
    public static ConnectivityReport Of(NetworkGraph graph, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(mask);
        var layout = graph.Layout;
        Guard.SameLength(mask.Length, "mask", layout.Count, "the layout");
        graph.ThrowIfUnknown("what the kept parameters connect");

        var kept = new KeptEdges(graph, mask);
        var fromInput = kept.Forward(inputs: true, constants: false);
        var fromConstant = kept.Forward(inputs: false, constants: true);
        var toOutput = kept.Backward();

        var effective = new bool[layout.Count];
        var functional = new bool[layout.Count];
        var weights = new int[layout.LayerCount];
        var constant = 0;
        foreach (var connection in graph.Connections)
        {
            if (connection.Layer is not { } layer)
            {
                continue;
            }

            var (weight, bias) = (layout.Weight(layer), layout.Bias(layer));
            for (var unit = 0; unit < weight.Rows; unit++)
            {
                if (!toOutput[connection.To][unit] || !kept.Passes(connection.To, unit))
                {
                    continue;
                }

                for (var column = 0; column < weight.Columns; column++)
                {
                    var (i, source) = (weight.Offset + (unit * weight.Columns) + column, column / connection.Taps);
                    effective[i] = mask[i] && fromInput[connection.From][source];
                    functional[i] = mask[i] && (effective[i] || fromConstant[connection.From][source]);
                    weights[layer] += effective[i] ? 1 : 0;
                    constant += functional[i] && !effective[i] ? 1 : 0;
                }

                if (bias.Length > 0)
                {
                    effective[bias.Offset + unit] = functional[bias.Offset + unit] = mask[bias.Offset + unit];
                }
            }
        }

        for (var i = layout.PrunableCount; i < layout.Count; i++)
        {
            functional[i] = mask[i];
        }

        return new ConnectivityReport
        {
            EffectiveMask = Mask.FromBits(effective),
            FunctionalMask = Mask.FromBits(functional),
            EffectiveWeightsPerLayer = [.. weights],
            ConstantEdges = constant,
            EffectiveUnits = [.. fromInput.Zip(toOutput, static (from, to) => from.Zip(to).Count(static both => both.First && both.Second))],
            DeadUnits = [.. Enumerable.Range(0, toOutput.Length).Select(level => Enumerable.Range(0, toOutput[level].Length)
                .Count(unit => !toOutput[level][unit] || !(fromInput[level][unit] || fromConstant[level][unit])))],
            CollapsedLayers = [.. Enumerable.Range(0, weights.Length).Where(layer => mask.CountIn(layout.Weight(layer)) == 0)],
            PathCountLog10 = CountPaths(graph, kept, toOutput),
        };
    }

    // The number of paths to each unit that leads on to an output, in double, times 2 to the power of its level's bits, which are taken
    // out before it could overflow. A level with one connection adds in the order of its weights.
    private static double CountPaths(NetworkGraph graph, KeptEdges kept, bool[][] toOutput)
    {
        var (paths, bits) = (new double[graph.Widths.Length][], new int[graph.Widths.Length]);
        paths[0] = new double[graph.Widths[0]];
        Array.Fill(paths[0], 1);
        for (var level = 1; level < paths.Length; level++)
        {
            Connection[] into = [.. graph.Into(level)];
            bits[level] = into.Select(c => bits[c.From]).DefaultIfEmpty().Max();
            var next = paths[level] = new double[graph.Widths[level]];
            foreach (var connection in into)
            {
                var from = bits[connection.From] == bits[level]
                    ? paths[connection.From]
                    : Array.ConvertAll(paths[connection.From], p => Math.ScaleB(p, bits[connection.From] - bits[level]));
                for (var unit = 0; unit < next.Length; unit++)
                {
                    if (toOutput[level][unit] && kept.Passes(level, unit))
                    {
                        next[unit] = kept.Sum(connection, unit, from, next[unit]);
                    }
                }
            }

            if (next.Max() > RescaleAbove)
            {
                bits[level] += RescaleBits;
                paths[level] = Array.ConvertAll(next, static p => Math.ScaleB(p, -RescaleBits));
            }
        }

        return (DeterministicMath.Log(paths[^1].Sum()) + (bits[^1] * DeterministicMath.Log(2))) / Ln10;
    }
}
