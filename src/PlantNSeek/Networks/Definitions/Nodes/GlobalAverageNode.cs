namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>The mean of each channel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
public sealed record GlobalAverageNode(string Name, string From) : OneInputNode(Name, From)
{
    private protected override FeatureShape ShapeFor(FeatureShape input) => new(input.Channels);
}
