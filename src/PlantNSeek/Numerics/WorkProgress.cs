namespace PlantNSeek.Numerics;

/// <summary>How far a sweep has come.</summary>
/// <param name="Done">Units of work done, 0 to <paramref name="Total"/>; units are roughly of equal length, so that the time left can be guessed.</param>
/// <param name="Total">Units of work in all.</param>
/// <param name="CurrentWork">What is being worked on, or was last, such as <c>Paper circle depth 5 width 100 replicate 3</c>.</param>
public readonly record struct WorkProgress(long Done, long Total, string CurrentWork)
{
    /// <summary>Units of <see cref="Done"/> that were cached at the start, from an earlier sweep, and so took no time.</summary>
    public long Cached { get; init; }
}
