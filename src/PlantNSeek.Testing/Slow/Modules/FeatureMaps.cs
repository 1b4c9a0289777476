namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>What a module gives for a batch: <c>[sample, channel, row, column]</c>, row-major.</summary>
internal sealed class FeatureMaps(int count, MapShape shape)
{
    /// <summary>Samples.</summary>
    public int Count { get; } = count;

    public MapShape Shape { get; } = shape;

    /// <summary>All numbers, sample by sample.</summary>
    public Dual[] Values { get; init; } = new Dual[count * shape.Size];

    public ref Dual this[int sample, int channel, int row, int column] => ref Values[IndexOf(sample, channel, row, column)];

    /// <summary>Where a number is in <see cref="Values"/>.</summary>
    public int IndexOf(int sample, int channel, int row, int column) => (((((sample * Shape.Channels) + channel) * Shape.Rows) + row) * Shape.Columns) + column;

    /// <summary>Calls an action for each sample, channel, row and column.</summary>
    public void ForEach(Action<int, int, int, int> action)
    {
        for (var n = 0; n < Count; n++)
        {
            for (var c = 0; c < Shape.Channels; c++)
            {
                for (var i = 0; i < Shape.Rows; i++)
                {
                    for (var j = 0; j < Shape.Columns; j++)
                    {
                        action(n, c, i, j);
                    }
                }
            }
        }
    }
}
