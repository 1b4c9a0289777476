namespace PlantNSeek.Numpy;

/// <summary>The memory that the values read from one file may take together.</summary>
/// <param name="limit">Bytes that they may take.</param>
internal sealed class ReadBudget(long limit)
{
    /// <summary>Bytes that all values may take.</summary>
    public long Limit { get; } = limit;

    /// <summary>Bytes that those read so far take.</summary>
    public long Taken { get; private set; }

    /// <summary>Takes more, if there is as much.</summary>
    public bool TryTake(long bytes)
    {
        if (bytes > Limit - Taken)
        {
            return false;
        }

        Taken += bytes;
        return true;
    }
}
