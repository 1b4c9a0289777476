using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Planting;

/// <summary>
/// Two targets as one network: hidden units that both compute in the same way, from the inputs on, stand once; all others, and the
/// outputs of both, stand side by side, those of the first target in front.
/// </summary>
public sealed class TargetUnion
{
    private TargetUnion(DoubleNetwork first, DoubleNetwork second, int[][] places, Architecture architecture)
    {
        (First, Second) = (first, second);
        FirstUnits = [.. Enumerable.Range(0, first.Architecture.LayerCount).Select(l => Enumerable.Range(0, first.Architecture.Widths[l + 1]).ToImmutableArray())];
        SecondUnits = [.. places.Select(p => p.ToImmutableArray())];
        var parameters = new double[architecture.Layout.Count];
        Write(parameters, architecture.Layout, first, FirstUnits);
        Write(parameters, architecture.Layout, second, SecondUnits);
        Network = new DoubleNetwork(architecture, parameters);
    }

    /// <summary>One target.</summary>
    public DoubleNetwork First { get; }

    /// <summary>The other.</summary>
    public DoubleNetwork Second { get; }

    /// <summary>Both as one network.</summary>
    public DoubleNetwork Network { get; }

    /// <summary><c>[layer][unit]</c>: where each unit of <see cref="First"/> is in <see cref="Network"/>.</summary>
    public ImmutableArray<ImmutableArray<int>> FirstUnits { get; }

    /// <summary><c>[layer][unit]</c>: where each unit of <see cref="Second"/> is in <see cref="Network"/>.</summary>
    public ImmutableArray<ImmutableArray<int>> SecondUnits { get; }

    /// <summary>
    /// Joins two targets. Units are the same where bias and incoming weights, read from the same units, are equal; of several equal ones the
    /// first comes first, and none is taken twice.
    /// </summary>
    /// <exception cref="ArgumentException">Depth or input width differ.</exception>
    public static TargetUnion Of(DoubleNetwork first, DoubleNetwork second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (a, b) = (first.Architecture, second.Architecture);
        if (a.Depth != b.Depth || a.InputWidth != b.InputWidth)
        {
            throw new ArgumentException($"the second target is {b}, the first {a}; they need one depth and one input width", nameof(second));
        }

        var (places, widths) = (new int[a.LayerCount][], a.Widths.ToArray());
        int[] sources = [.. Enumerable.Range(0, b.InputWidth)];
        for (var layer = 0; layer < a.LayerCount; layer++)
        {
            var taken = new bool[a.Widths[layer + 1]];
            places[layer] = new int[b.Widths[layer + 1]];
            for (var unit = 0; unit < places[layer].Length; unit++)
            {
                var same = -1;
                for (var candidate = 0; layer < a.LayerCount - 1 && same < 0 && candidate < taken.Length; candidate++)
                {
                    same = !taken[candidate] && AreSame(first, candidate, second, unit, layer, sources) ? candidate : -1;
                }

                if (same >= 0)
                {
                    taken[same] = true;
                }

                places[layer][unit] = same >= 0 ? same : widths[layer + 1]++;
            }

            sources = places[layer];
        }

        return new TargetUnion(first, second, places, new Architecture(widths));
    }

    private static bool AreSame(DoubleNetwork first, int unit, DoubleNetwork second, int other, int layer, int[] sources)
    {
        if (first.Parameters[first.Layout.BiasIndex(layer, unit)] != second.Parameters[second.Layout.BiasIndex(layer, other)])
        {
            return false;
        }

        var read = new double[first.Architecture.Widths[layer]];
        for (var k = 0; k < sources.Length; k++)
        {
            var weight = second.Parameters[second.Layout.WeightIndex(layer, other, k)];
            if (sources[k] < read.Length)
            {
                read[sources[k]] = weight;
            }
            else if (weight != 0)
            {
                return false;
            }
        }

        for (var k = 0; k < read.Length; k++)
        {
            if (read[k] != first.Parameters[first.Layout.WeightIndex(layer, unit, k)])
            {
                return false;
            }
        }

        return true;
    }

    private static void Write(double[] parameters, ParameterLayout layout, DoubleNetwork target, ImmutableArray<ImmutableArray<int>> places)
    {
        for (var layer = 0; layer < places.Length; layer++)
        {
            for (var o = 0; o < places[layer].Length; o++)
            {
                parameters[layout.BiasIndex(layer, places[layer][o])] = target.Parameters[target.Layout.BiasIndex(layer, o)];
                for (var i = 0; i < target.Architecture.Widths[layer]; i++)
                {
                    var source = layer == 0 ? i : places[layer - 1][i];
                    parameters[layout.WeightIndex(layer, places[layer][o], source)] = target.Parameters[target.Layout.WeightIndex(layer, o, i)];
                }
            }
        }
    }
}
