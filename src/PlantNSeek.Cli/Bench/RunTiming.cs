using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Cli.Bench;

/// <summary>What a run gave, and the times of the first one and of those after a warm-up.</summary>
/// <param name="First">The first, in which the runtime compiles.</param>
/// <param name="Later">Those after the warm-up, one or more.</param>
/// <param name="Kept">Parameters kept.</param>
/// <param name="Strong">The score before training.</param>
/// <param name="Weak">The score after training.</param>
internal sealed record RunTiming(RunPhases First, IReadOnlyList<RunPhases> Later, int Kept, double Strong, double Weak)
{
    /// <summary>The median of the later runs, part by part.</summary>
    public RunPhases Usual => new(Median(p => p.Preparing), Median(p => p.Pruning), Median(p => p.Training), Median(p => p.Scoring));

    /// <summary>The median of their whole times.</summary>
    public double Seconds => Median(p => p.Total);

    private double Median(Func<RunPhases, double> part) => SampleStatistics.Median([.. Later.Select(part)]);
}
