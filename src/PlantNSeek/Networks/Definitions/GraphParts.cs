using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions;

/// <summary>What a graph is made of, read off a definition.</summary>
/// <remarks>
/// A level is what a convolution, a linear node or a sum gives; activations, pooling and flattening keep the channels and so the level. A normalisation gates
/// its level, and has a level of its own, behind an identity, where something else reads what it normalises.
/// </remarks>
internal sealed class GraphParts
{
    private readonly NetworkDefinition _definition;
    private readonly List<int> _widths = [];
    private readonly List<TensorSpec> _tensors = [];
    private readonly List<(int Level, NormalisationNode Node)> _gated = [];

    // Where each node's channels are: a level, and for a padded shortcut the unit in what it gives at which they begin.
    private readonly Dictionary<string, (int Level, int? Shift)> _at = [];
    private int _layers;

    private GraphParts(NetworkDefinition definition)
    {
        _definition = definition;
        _widths.Add(definition.Input.Channels);
        _at[NetworkNode.Input] = (0, null);
        foreach (var node in definition.Nodes)
        {
            Add(node);
        }

        // Behind what can be pruned: what is trained, then what is not.
        Layout = ParameterLayout.Of(_tensors.OrderBy(static t => t.Kind == ParameterKind.Statistic));
        Gates = [.. _gated.Select(g => g.Node.IsAffine ? new Gate(g.Level, Slice(g.Node.ScaleName), Slice(g.Node.ShiftName)) : new Gate(g.Level))];
    }

    public ParameterLayout Layout { get; }

    public IReadOnlyList<int> Widths => _widths;

    public List<Connection> Connections { get; } = [];

    public IReadOnlyList<Gate> Gates { get; }

    public static GraphParts Of(NetworkDefinition definition) => new(definition);

    private void Add(NetworkNode node)
    {
        switch (node)
        {
            case ConvolutionNode { From: var from, KernelRows: var rows, KernelColumns: var columns }:
                AddLayer(node, Whole(node, from), rows * columns);
                break;
            case LinearNode { From: var from }:
                AddLayer(node, Whole(node, from), _definition.Shapes[from].Size / _widths[_at[from].Level]);
                break;
            case SumNode sum:
                Connections.AddRange(sum.Reads.Select(read => new Connection(_at[read].Level, _widths.Count, null, 1, _at[read].Shift ?? 0)));
                AddLevel(node, sum.Reads.All(read => _at[read].Shift is null) ? _widths[_at[sum.From].Level] : _definition.Shapes[node.Name].Channels);
                break;
            case PaddedShortcutNode padded:
                _at[node.Name] = (_at[padded.From].Level, (_at[padded.From].Shift ?? 0) + padded.Before);
                break;
            case NormalisationNode norm:
                AddGate(norm, Whole(node, norm.From));
                break;
            case OneInputNode { From: var from }:
                _at[node.Name] = (Whole(node, from), null);
                break;
        }
    }

    private void AddLayer(NetworkNode node, int from, int taps)
    {
        Connections.Add(new Connection(from, _widths.Count, _layers, taps));
        _tensors.AddRange(node.TensorsFor(_definition.Shapes[node.Reads[0]], _layers++));
        AddLevel(node, _definition.Shapes[node.Name].Channels);
    }

    private void AddLevel(NetworkNode node, int width)
    {
        _at[node.Name] = (_widths.Count, null);
        _widths.Add(width);
    }

    private void AddGate(NormalisationNode norm, int level)
    {
        var isRead = _definition.Nodes.Count(other => other.Reads.Contains(norm.From)) > 1;
        var isMade = _definition.Nodes.Any(other => other.Name == norm.From && other is ConvolutionNode or LinearNode or SumNode);
        if (isRead || !isMade || _gated.Any(g => g.Level == level))
        {
            Connections.Add(new Connection(level, _widths.Count, null));
            AddLevel(norm, _widths[level]);
            level = _widths.Count - 1;
        }

        _at[norm.Name] = (level, null);
        _gated.Add((level, norm));
        _tensors.AddRange(norm.TensorsFor(_definition.Shapes[norm.From], Math.Max(0, _layers - 1)));
    }

    // A shortcut with channels of zeros has no level of its own.
    private int Whole(NetworkNode node, string from) => _at[from].Shift is null
        ? _at[from].Level
        : throw new ArgumentException($"{node.Name} reads {from}, a padded shortcut; only a sum may read one");

    private ParameterSlice Slice(string name) => Layout.Slices.ToArray().First(slice => slice.Name == name);
}
