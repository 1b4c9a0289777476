namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>The shape of one sample on its way through a network; a vector is channels of a single pixel.</summary>
internal readonly record struct MapShape(int Channels, int Rows = 1, int Columns = 1)
{
    /// <summary>Numbers of a sample.</summary>
    public int Size => Channels * Rows * Columns;
}
