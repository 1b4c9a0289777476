using System.Collections.Frozen;
using System.Collections.Immutable;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions;

/// <summary>
/// A network as a list of operations, in the order in which they are computed; the last one gives the outputs. It says what an engine has to compute and
/// holds no numbers, where a <see cref="NetworkGraph"/> says only what is connected.
/// </summary>
public sealed class NetworkDefinition : IEquatable<NetworkDefinition>
{
    private readonly Lazy<NetworkGraph> _graph;

    /// <param name="name">What messages and results call it.</param>
    /// <param name="input">The extents of a sample.</param>
    /// <param name="nodes">The operations; each reads the input or earlier ones.</param>
    /// <exception cref="ArgumentException">
    /// There is no node, a name is there twice, a node reads one that is not before it, extents do not fit, the outputs have pixels, or only part of a node that
    /// is read again could be shown in a graph.
    /// </exception>
    public NetworkDefinition(string name, FeatureShape input, params IEnumerable<NetworkNode> nodes)
    {
        (Name, Input, Nodes) = (name ?? throw new ArgumentNullException(nameof(name)), input, [.. nodes]);
        if (input.Channels < 1 || input.Rows < 1 || input.Columns < 1)
        {
            throw new ArgumentException($"{name}: a sample has {input.Channels} channels of {input.Rows} rows and {input.Columns} columns; each is at least 1", nameof(input));
        }

        var shapes = new Dictionary<string, FeatureShape> { [NetworkNode.Input] = input };
        foreach (var node in Nodes)
        {
            FeatureShape Of(string read) => shapes.TryGetValue(read, out var shape)
                ? shape
                : throw new ArgumentException($"{node.Name} reads '{read}', which is no node before it", nameof(nodes));

            if (!shapes.TryAdd(node.Name, node.ShapeFor([.. node.Reads.Select(Of)])))
            {
                throw new ArgumentException($"two nodes are called '{node.Name}'; each has a name of its own, and '{NetworkNode.Input}' is that of the samples", nameof(nodes));
            }
        }

        Shapes = shapes.ToFrozenDictionary();
        Output = Nodes.Length > 0 ? Shapes[Nodes[^1].Name] : throw new ArgumentException($"{name} has no nodes; there is at least 1", nameof(nodes));
        if (Output.Pixels > 1)
        {
            throw new ArgumentException($"{name} gives {Output}, by {Nodes[^1].Name}; outputs have no pixels", nameof(nodes));
        }

        _graph = new(() => ChainDefinition.ArchitectureOf(this)?.Graph ?? new DefinitionGraph(this, GraphParts.Of(this)));
    }

    /// <summary>What messages and results call it.</summary>
    public string Name { get; }

    /// <summary>The extents of a sample.</summary>
    public FeatureShape Input { get; }

    /// <summary>The extents of its outputs: a vector.</summary>
    public FeatureShape Output { get; }

    /// <summary>The operations, in order.</summary>
    public ImmutableArray<NetworkNode> Nodes { get; }

    /// <summary>What each node gives, by its name, and the input.</summary>
    public IReadOnlyDictionary<string, FeatureShape> Shapes { get; }

    /// <summary>
    /// What the parameters connect. A fully connected network made by <see cref="ChainDefinition.Of"/> has its architecture's own graph; of any other network
    /// the graph knows this definition.
    /// </summary>
    /// <exception cref="ArgumentException">The operations fit no graph; the message names one.</exception>
    public NetworkGraph Graph => _graph.Value;

    /// <summary>Where each parameter lives: weights and biases node by node, then scales and shifts, then running statistics.</summary>
    public ParameterLayout Layout => Graph.Layout;

    /// <summary>Multiplications of a forward pass of one sample.</summary>
    public long Multiplications => Nodes.Sum(node => node switch
    {
        ConvolutionNode c => (long)Shapes[c.Name].Size * Shapes[c.From].Channels * c.KernelRows * c.KernelColumns,
        LinearNode l => (long)l.Outputs * Shapes[l.From].Size,
        _ => 0,
    });

    /// <inheritdoc/>
    public bool Equals(NetworkDefinition? other) => other is not null && Name == other.Name && Input == other.Input && Nodes.SequenceEqual(other.Nodes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetworkDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Input, Nodes.Length);

    /// <summary>Its name, with what it reads and gives.</summary>
    public override string ToString() => $"{Name} ({Input} to {Output})";
}
