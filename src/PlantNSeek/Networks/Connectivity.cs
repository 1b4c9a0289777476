using System.Collections.Immutable;
using PlantNSeek.Numerics;

namespace PlantNSeek.Networks;

/// <summary>Which kept parameters of a mask lie on a path to an output, found by one sweep forward and one back.</summary>
public static class Connectivity
{
    private const double Ln10 = 2.3025850929940457;
    private const double RescaleAbove = 1e250;
    private const int RescaleBits = 800;

    /// <summary>Sweeps the kept edges of <paramref name="mask"/>.</summary>
    /// <exception cref="ArgumentException">The mask's length is not the layout's.</exception>
    public static ConnectivityReport Of(ParameterLayout layout, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(mask);
        Guard.SameLength(mask.Length, "mask", layout.Count, "the layout");

        var fromInput = Forward(layout, mask, inputs: true, biases: false);
        var fromBias = Forward(layout, mask, inputs: false, biases: true);
        var toOutput = Backward(layout, mask);

        var effective = new bool[layout.Count];
        var functional = new bool[layout.Count];
        var weights = new int[layout.Architecture.LayerCount];
        var constant = 0;
        foreach (var slice in layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                var (unit, source) = ((i - slice.Offset) / slice.Columns, (i - slice.Offset) % slice.Columns);
                if (!mask[i] || !toOutput[slice.Layer + 1][unit])
                {
                    continue;
                }

                effective[i] = slice.Kind == ParameterKind.Bias || fromInput[slice.Layer][source];
                functional[i] = effective[i] || fromBias[slice.Layer][source];
                weights[slice.Layer] += slice.Kind == ParameterKind.Weight && effective[i] ? 1 : 0;
                constant += functional[i] && !effective[i] ? 1 : 0;
            }
        }

        return new ConnectivityReport
        {
            EffectiveMask = Mask.FromBits(effective),
            FunctionalMask = Mask.FromBits(functional),
            EffectiveWeightsPerLayer = [.. weights],
            ConstantEdges = constant,
            EffectiveUnits = [.. fromInput.Zip(toOutput, static (from, to) => from.Zip(to).Count(static both => both.First && both.Second))],
            CollapsedLayers = [.. Enumerable.Range(0, weights.Length).Where(layer => mask.CountIn(layout.Weight(layer)) == 0)],
            PathCountLog10 = CountPaths(layout, mask, toOutput),
        };
    }

    // Reached along kept weights, starting at the inputs or at units with a kept bias.
    private static bool[][] Forward(ParameterLayout layout, Mask mask, bool inputs, bool biases)
    {
        var widths = layout.Architecture.Widths;
        var reached = new bool[widths.Length][];
        reached[0] = new bool[widths[0]];
        Array.Fill(reached[0], inputs);
        for (var layer = 0; layer < widths.Length - 1; layer++)
        {
            var next = reached[layer + 1] = new bool[widths[layer + 1]];
            for (var unit = 0; unit < next.Length; unit++)
            {
                next[unit] = biases && mask[layout.BiasIndex(layer, unit)];
                for (var source = 0; !next[unit] && source < widths[layer]; source++)
                {
                    next[unit] = reached[layer][source] && mask[layout.WeightIndex(layer, unit, source)];
                }
            }
        }

        return reached;
    }

    private static bool[][] Backward(ParameterLayout layout, Mask mask)
    {
        var widths = layout.Architecture.Widths;
        var reached = new bool[widths.Length][];
        reached[^1] = new bool[widths[^1]];
        Array.Fill(reached[^1], true);
        for (var layer = widths.Length - 2; layer >= 0; layer--)
        {
            reached[layer] = new bool[widths[layer]];
            for (var unit = 0; unit < widths[layer + 1]; unit++)
            {
                for (var source = 0; reached[layer + 1][unit] && source < widths[layer]; source++)
                {
                    reached[layer][source] |= mask[layout.WeightIndex(layer, unit, source)];
                }
            }
        }

        return reached;
    }

    // The number of paths to each unit that leads on to an output, in double; powers of two are taken out before it could overflow.
    private static double CountPaths(ParameterLayout layout, Mask mask, bool[][] toOutput)
    {
        var widths = layout.Architecture.Widths;
        var paths = new double[widths[0]];
        Array.Fill(paths, 1);
        var bits = 0;
        for (var layer = 0; layer < widths.Length - 1; layer++)
        {
            var next = new double[widths[layer + 1]];
            for (var unit = 0; unit < next.Length; unit++)
            {
                for (var source = 0; toOutput[layer + 1][unit] && source < paths.Length; source++)
                {
                    next[unit] += mask[layout.WeightIndex(layer, unit, source)] ? paths[source] : 0;
                }
            }

            paths = next;
            if (paths.Max() > RescaleAbove)
            {
                bits += RescaleBits;
                paths = Array.ConvertAll(paths, static p => Math.ScaleB(p, -RescaleBits));
            }
        }

        return (DeterministicMath.Log(paths.Sum()) + (bits * DeterministicMath.Log(2))) / Ln10;
    }
}
