using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.Walks;

/// <summary>Random walks between inputs and outputs that take an edge with probability |w| over the sum of |w| at the unit they are at.</summary>
internal sealed class RandomWalks
{
    private readonly ParameterLayout _layout;
    private readonly double[][][] _forward, _backward; // [layer][unit]: running sums of |w| over the units at the other end

    public RandomWalks(ParameterLayout layout, ReadOnlySpan<float> parameters)
    {
        _layout = layout;
        (_forward, _backward) = (new double[layout.Architecture.LayerCount][][], new double[layout.Architecture.LayerCount][][]);
        for (var layer = 0; layer < _forward.Length; layer++)
        {
            var weight = layout.Weight(layer);
            _forward[layer] = new double[weight.Columns][];
            _backward[layer] = new double[weight.Rows][];
            for (var source = 0; source < weight.Columns; source++)
            {
                _forward[layer][source] = RunningSums(parameters[(weight.Offset + source)..], weight.Rows, weight.Columns);
            }

            for (var unit = 0; unit < weight.Rows; unit++)
            {
                _backward[layer][unit] = RunningSums(parameters[(weight.Offset + (unit * weight.Columns))..], weight.Columns, 1);
            }
        }
    }

    /// <summary>
    /// Walk number <paramref name="index"/>: even ones lead forward from the inputs in turn, odd ones backward from the outputs in turn.
    /// <paramref name="units"/> receives its unit on each level. False where it came to a unit without a way on.
    /// </summary>
    public bool TryWalk(int index, RandomStream random, Span<int> units)
    {
        var last = units.Length - 1;
        if (index % 2 == 0)
        {
            units[0] = index / 2 % _layout.Architecture.InputWidth;
            for (var layer = 0; layer < last; layer++)
            {
                units[layer + 1] = Draw(_forward[layer][units[layer]], random);
                if (units[layer + 1] < 0)
                {
                    return false;
                }
            }

            return true;
        }

        units[last] = index / 2 % _layout.Architecture.OutputWidth;
        for (var layer = last - 1; layer >= 0; layer--)
        {
            units[layer] = Draw(_backward[layer][units[layer + 1]], random);
            if (units[layer] < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static double[] RunningSums(ReadOnlySpan<float> values, int count, int stride)
    {
        var (sums, sum) = (new double[count], 0.0);
        for (var i = 0; i < count; i++)
        {
            sum += Math.Abs(values[i * stride]);
            sums[i] = sum;
        }

        return sums;
    }

    // The first position whose running sum exceeds a uniform share of the total, so never one with weight 0; -1 where all are.
    private static int Draw(double[] sums, RandomStream random)
    {
        if (sums[^1] == 0)
        {
            return -1;
        }

        var at = Math.Min(random.NextDouble() * sums[^1], Math.BitDecrement(sums[^1]));
        var (low, high) = (0, sums.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sums[middle] > at ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
