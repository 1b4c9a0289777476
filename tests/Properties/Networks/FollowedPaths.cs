using PlantNSeek.Networks;

namespace PlantNSeek.Properties.Networks;

/// <summary>Every path of a small graph followed, edge by edge: the slow second opinion on connectivity.</summary>
internal sealed class FollowedPaths
{
    private readonly NetworkGraph _graph;
    private readonly Mask _mask;
    private readonly SortedSet<int> _effective = [], _functional = [];

    public FollowedPaths(NetworkGraph graph, Mask mask)
    {
        (_graph, _mask) = (graph, mask);
        for (var unit = 0; unit < graph.Widths[0]; unit++)
        {
            Follow(0, unit, [], fromInput: true);
        }

        for (var level = 1; level < graph.Widths.Length; level++)
        {
            for (var unit = 0; unit < graph.Widths[level]; unit++)
            {
                foreach (var connection in graph.Into(level))
                {
                    if (connection.Layer is { } layer && graph.Layout.Bias(layer).Length > 0 && mask[graph.Layout.BiasIndex(layer, unit)] && Open(level, unit))
                    {
                        Follow(level, unit, [graph.Layout.BiasIndex(layer, unit)], fromInput: false);
                    }
                }

                if (GateOf(level) is { } gate && (Open(level, unit) || (gate.Shift is { } shift && mask[shift.Offset + unit])))
                {
                    Follow(level, unit, [], fromInput: false);
                }
            }
        }
    }

    public double Paths { get; private set; }

    // A bias that starts a path is effective, the weights behind it are not unless an input's path takes them too.
    public IEnumerable<int> Effective => _effective;

    public IEnumerable<int> Functional => _functional.Union(_effective).Order();

    private Gate? GateOf(int level) => _graph.Gates.Where(g => g.Level == level).Select(g => (Gate?)g).SingleOrDefault();

    private bool Open(int level, int unit) => GateOf(level) is not { Scale: { } scale } || _mask[scale.Offset + unit];

    private void Follow(int level, int unit, int[] path, bool fromInput)
    {
        if (level == _graph.Widths.Length - 1)
        {
            Paths += fromInput ? 1 : 0;
            foreach (var i in path)
            {
                (fromInput || _graph.Layout.SliceAt(i).Kind == ParameterKind.Bias ? _effective : _functional).Add(i);
            }

            return;
        }

        foreach (var connection in _graph.Connections.Where(c => c.From == level))
        {
            if (connection.Layer is not { } layer)
            {
                if (Open(connection.To, unit + connection.Shift))
                {
                    Follow(connection.To, unit + connection.Shift, path, fromInput);
                }

                continue;
            }

            for (var o = 0; o < _graph.Widths[connection.To]; o++)
            {
                for (var tap = 0; tap < connection.Taps && Open(connection.To, o); tap++)
                {
                    var i = _graph.Layout.WeightIndex(layer, o, (unit * connection.Taps) + tap);
                    if (_mask[i])
                    {
                        Follow(connection.To, o, [.. path, i], fromInput);
                    }
                }
            }
        }
    }
}
