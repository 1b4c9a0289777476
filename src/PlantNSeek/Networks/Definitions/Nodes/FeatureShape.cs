namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>The extents of what a node gives for one sample: channels of rows and columns. A vector has one row and one column.</summary>
/// <param name="Channels">Channels, or units of a vector; at least 1.</param>
/// <param name="Rows">Rows of a channel; at least 1.</param>
/// <param name="Columns">Columns of a channel; at least 1.</param>
public readonly record struct FeatureShape(int Channels, int Rows = 1, int Columns = 1)
{
    /// <summary>Numbers in a channel.</summary>
    public int Pixels => Rows * Columns;

    /// <summary>Numbers in all.</summary>
    public int Size => Channels * Pixels;

    /// <summary>The extents, such as <c>3x32x32</c>; of a vector its length.</summary>
    public override string ToString() => Pixels == 1 ? $"{Channels}" : $"{Channels}x{Rows}x{Columns}";
}
