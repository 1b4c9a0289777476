using PlantNSeek.Networks;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.Walks;

/// <summary>
/// Random walks between inputs and outputs that take an edge with probability |w| over the sum of |w| at the unit they are at. Each tap of a
/// kernel is an edge; a shortcut is one of weight 1, as in the network's function.
/// </summary>
internal sealed class RandomWalks
{
    private readonly NetworkGraph _graph;
    private readonly Connection[][] _outOf, _into; // [level]
    private readonly double[][][] _forward, _backward; // [level][unit]: running sums of |w| over the edges of all its connections

    public RandomWalks(NetworkGraph graph, ReadOnlySpan<float> parameters)
    {
        var levels = graph.Widths.Length;
        _graph = graph;
        _outOf = [.. Enumerable.Range(0, levels).Select(level => graph.Connections.Where(c => c.From == level).ToArray())];
        _into = [.. Enumerable.Range(0, levels).Select(level => graph.Into(level).ToArray())];
        (_forward, _backward) = (new double[levels][][], new double[levels][][]);
        for (var level = 0; level < levels; level++)
        {
            (_forward[level], _backward[level]) = (new double[graph.Widths[level]][], new double[graph.Widths[level]][]);
            for (var unit = 0; unit < graph.Widths[level]; unit++)
            {
                _forward[level][unit] = RunningSums(_outOf[level], level, unit, parameters);
                _backward[level][unit] = RunningSums(_into[level], level, unit, parameters);
            }
        }
    }

    /// <summary>
    /// Walk number <paramref name="index"/>: even ones lead forward from the inputs in turn, odd ones backward from the outputs in turn.
    /// <paramref name="steps"/> receives its edges from the input on. False where it came to a unit without a way on.
    /// </summary>
    public bool TryWalk(int index, RandomStream random, List<WalkStep> steps)
    {
        steps.Clear();
        var (isForward, last) = (index % 2 == 0, _graph.Widths.Length - 1);
        var level = isForward ? 0 : last;
        var unit = index / 2 % _graph.Widths[level];
        while (level != (isForward ? last : 0))
        {
            var edge = Draw((isForward ? _forward : _backward)[level][unit], random);
            if (edge < 0)
            {
                return false;
            }

            var step = At(isForward ? _outOf[level] : _into[level], level, unit, edge);
            steps.Add(step);
            (level, unit) = isForward ? (step.Connection.To, step.Unit) : (step.Connection.From, step.Source);
        }

        if (!isForward)
        {
            steps.Reverse();
        }

        return true;
    }

    private double[] RunningSums(Connection[] connections, int level, int unit, ReadOnlySpan<float> parameters)
    {
        var (sums, sum) = (new double[connections.Sum(c => EdgesAt(c, level, unit))], 0.0);
        for (var edge = 0; edge < sums.Length; edge++)
        {
            sum += At(connections, level, unit, edge).Parameter is { } parameter ? Math.Abs(parameters[parameter]) : 1;
            sums[edge] = sum;
        }

        return sums;
    }

    private int EdgesAt(Connection connection, int level, int unit) => connection.Layer is { } layer
        ? level == connection.From ? _graph.Widths[connection.To] * connection.Taps : _graph.Layout.Weight(layer).Columns
        : level == connection.From || (unit >= connection.Shift && unit - connection.Shift < _graph.Widths[connection.From]) ? 1 : 0;

    // Edge number so and so of a unit: connection by connection, at the end nearer to the outputs by row and tap, at the other by column.
    private WalkStep At(Connection[] connections, int level, int unit, int edge)
    {
        foreach (var connection in connections)
        {
            var count = EdgesAt(connection, level, unit);
            if (edge >= count)
            {
                edge -= count;
                continue;
            }

            if (connection.Layer is not { } layer)
            {
                return level == connection.From ? new WalkStep(connection, unit, unit + connection.Shift, null) : new WalkStep(connection, unit - connection.Shift, unit, null);
            }

            var (row, column) = level == connection.From
                ? (edge / connection.Taps, (unit * connection.Taps) + (edge % connection.Taps))
                : (unit, edge);
            return new WalkStep(connection, column / connection.Taps, row, _graph.Layout.WeightIndex(layer, row, column));
        }

        throw new ArgumentOutOfRangeException(nameof(edge));
    }

    // The first position whose running sum exceeds a uniform share of the total, so never one with weight 0; -1 where all are.
    private static int Draw(double[] sums, RandomStream random)
    {
        if (sums.Length == 0 || sums[^1] == 0)
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
