namespace PlantNSeek.Cli.Bench;

/// <summary>Something timed.</summary>
/// <param name="Group">Such as <c>step</c>.</param>
/// <param name="What">Such as <c>width 100, density 0.01</c>.</param>
/// <param name="Seconds">How long it takes.</param>
/// <param name="FloorSeconds">How long it takes at least; null where no floor is stated.</param>
internal sealed record BenchRow(string Group, string What, double Seconds, double? FloorSeconds = null)
{
    /// <summary>Time over floor.</summary>
    public double? Ratio => Seconds / FloorSeconds;
}
