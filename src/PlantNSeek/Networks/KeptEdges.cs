namespace PlantNSeek.Networks;

/// <summary>The edges of a graph that a mask keeps, walked from level to level.</summary>
internal sealed class KeptEdges(NetworkGraph graph, Mask mask)
{
    private readonly ParameterLayout _layout = graph.Layout;
    private readonly Gate?[] _gates = [.. Enumerable.Range(0, graph.Widths.Length).Select(level => graph.Gates.Where(g => g.Level == level).Select(static g => (Gate?)g).FirstOrDefault())];

    /// <summary>Whether a unit hands on what reaches it: not where its normalisation's scale is masked.</summary>
    public bool Passes(int level, int unit) => _gates[level] is not { Scale: { } scale } || mask[scale.Offset + unit];

    /// <summary>Which units are reached along kept weights, starting at the inputs or at what adds a constant: a kept bias, or a normalisation.</summary>
    public bool[][] Forward(bool inputs, bool constants)
    {
        var reached = new bool[graph.Widths.Length][];
        reached[0] = new bool[graph.Widths[0]];
        Array.Fill(reached[0], inputs);
        for (var level = 1; level < reached.Length; level++)
        {
            Connection[] into = [.. graph.Into(level)];
            var here = reached[level] = new bool[graph.Widths[level]];
            for (var unit = 0; unit < here.Length; unit++)
            {
                for (var c = 0; c < into.Length && !here[unit]; c++)
                {
                    here[unit] = (constants && HasBias(into[c], unit)) || Reads(into[c], unit, reached[into[c].From]);
                }

                here[unit] = (here[unit] && Passes(level, unit)) || (constants && GivesConstant(level, unit));
            }
        }

        return reached;
    }

    // A normalisation takes a running mean away, whatever its input, and adds a shift.
    private bool GivesConstant(int level, int unit) =>
        _gates[level] is { } gate && (Passes(level, unit) || (gate.Shift is { } shift && mask[shift.Offset + unit]));

    /// <summary>Which units lead on to an output along kept weights.</summary>
    public bool[][] Backward()
    {
        var reached = Array.ConvertAll(graph.Widths.ToArray(), static width => new bool[width]);
        Array.Fill(reached[^1], true);
        for (var level = reached.Length - 1; level > 0; level--)
        {
            foreach (var connection in graph.Into(level))
            {
                for (var unit = 0; unit < reached[level].Length; unit++)
                {
                    if (reached[level][unit] && Passes(level, unit))
                    {
                        Mark(connection, unit, reached[connection.From]);
                    }
                }
            }
        }

        return reached;
    }

    /// <summary>Adds to a sum what a unit reads of one number for each unit of an earlier level, once for each kept weight.</summary>
    public double Sum(Connection connection, int unit, double[] from, double sum)
    {
        if (connection.Layer is not { } layer)
        {
            return Source(connection, unit, from.Length) is { } source ? sum + from[source] : sum;
        }

        var start = _layout.WeightIndex(layer, unit, 0);
        for (var column = 0; column < from.Length * connection.Taps; column++)
        {
            sum += mask[start + column] ? from[column / connection.Taps] : 0;
        }

        return sum;
    }

    private bool Reads(Connection connection, int unit, bool[] from)
    {
        if (connection.Layer is not { } layer)
        {
            return Source(connection, unit, from.Length) is { } source && from[source];
        }

        var start = _layout.WeightIndex(layer, unit, 0);
        for (var column = 0; column < from.Length * connection.Taps; column++)
        {
            if (from[column / connection.Taps] && mask[start + column])
            {
                return true;
            }
        }

        return false;
    }

    private void Mark(Connection connection, int unit, bool[] from)
    {
        if (connection.Layer is not { } layer)
        {
            if (Source(connection, unit, from.Length) is { } source)
            {
                from[source] = true;
            }

            return;
        }

        var start = _layout.WeightIndex(layer, unit, 0);
        for (var column = 0; column < from.Length * connection.Taps; column++)
        {
            from[column / connection.Taps] |= mask[start + column];
        }
    }

    private bool HasBias(Connection connection, int unit) =>
        connection.Layer is { } layer && _layout.Bias(layer).Length > 0 && mask[_layout.BiasIndex(layer, unit)];

    private static int? Source(Connection connection, int unit, int units) =>
        unit >= connection.Shift && unit - connection.Shift < units ? unit - connection.Shift : null;
}
