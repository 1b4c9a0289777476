namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>The mean of each window, without padding; incomplete windows are left out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
/// <param name="Window">Rows and columns of a window.</param>
/// <param name="Stride">Pixels between two windows.</param>
public sealed record AveragePoolingNode(string Name, string From, int Window = 2, int Stride = 2) : OneInputNode(Name, From)
{
    private protected override FeatureShape ShapeFor(FeatureShape input) => new(input.Channels, Windows(input.Rows, Window, Stride, 0), Windows(input.Columns, Window, Stride, 0));
}
