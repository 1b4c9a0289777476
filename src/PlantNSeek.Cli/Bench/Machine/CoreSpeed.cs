namespace PlantNSeek.Cli.Bench.Machine;

/// <summary>What one core can do at best, as measured.</summary>
/// <param name="MultiplyAddsPerSecond">Fused multiply-adds of single numbers a second.</param>
/// <param name="Levels">Caches from the second level on, then memory.</param>
internal sealed record CoreSpeed(double MultiplyAddsPerSecond, IReadOnlyList<MemoryLevel> Levels)
{
    /// <summary>The smallest level that holds so many bytes.</summary>
    public MemoryLevel Holding(long bytes) => Levels.First(l => l.Capacity is not { } capacity || bytes <= capacity);
}

/// <summary>A cache, or memory.</summary>
/// <param name="Name">Such as <c>L2</c>.</param>
/// <param name="Capacity">Bytes that fit; null for memory, which takes all.</param>
/// <param name="Buffer">Bytes of the buffer that was measured.</param>
/// <param name="ReadBytesPerSecond">Where bytes are only read.</param>
/// <param name="UpdateBytesPerSecond">Where as many are written as read; both count.</param>
internal sealed record MemoryLevel(string Name, long? Capacity, long Buffer, double ReadBytesPerSecond, double UpdateBytesPerSecond);
