namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>max(x, 0), number by number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
public sealed record ReluNode(string Name, string From) : OneInputNode(Name, From)
{
    private protected override FeatureShape ShapeFor(FeatureShape input) => input;
}
