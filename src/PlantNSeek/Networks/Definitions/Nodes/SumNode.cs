using System.Collections.Immutable;

namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>The sum of two nodes of the same extents: where a shortcut joins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The one.</param>
/// <param name="Other">The other.</param>
public sealed record SumNode(string Name, string From, string Other) : NetworkNode(Name)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Reads => [From, Other];

    internal override FeatureShape ShapeFor(ReadOnlySpan<FeatureShape> inputs)
    {
        Require(inputs[0] == inputs[1], $"{From} gives {inputs[0]} and {Other} gives {inputs[1]}; a sum needs the same extents");
        return inputs[0];
    }
}
