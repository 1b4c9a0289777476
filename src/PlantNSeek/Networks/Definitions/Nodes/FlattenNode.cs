namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>Channels with pixels as one vector, channel by channel, row by row. A <see cref="LinearNode"/> reads them so without it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
public sealed record FlattenNode(string Name, string From) : OneInputNode(Name, From)
{
    private protected override FeatureShape ShapeFor(FeatureShape input) => new(input.Size);
}
