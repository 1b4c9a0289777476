using System.Collections.Immutable;

namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>A node that reads one other.</summary>
public abstract record OneInputNode : NetworkNode
{
    private protected OneInputNode(string name, string from)
        : base(name) => From = from;

    /// <summary>The node that it reads.</summary>
    public string From { get; init; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> Reads => [From];

    internal sealed override FeatureShape ShapeFor(ReadOnlySpan<FeatureShape> inputs) => ShapeFor(inputs[0]);

    private protected abstract FeatureShape ShapeFor(FeatureShape input);
}
