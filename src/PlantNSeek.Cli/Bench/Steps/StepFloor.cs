using PlantNSeek.Cli.Bench.Machine;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>The shortest time that a step could take on a core.</summary>
/// <param name="OperationsSeconds">Its multiply-adds at the core's peak.</param>
/// <param name="BytesSeconds">Its bytes at the bandwidth of the level that holds them.</param>
/// <param name="Level">That level.</param>
internal sealed record StepFloor(double OperationsSeconds, double BytesSeconds, string Level)
{
    /// <summary>The longer of the two, since a core calculates while it loads.</summary>
    public double Seconds => Math.Max(OperationsSeconds, BytesSeconds);

    /// <summary>The floor of some work on a core.</summary>
    public static StepFloor Of(StepWork work, CoreSpeed speed)
    {
        var level = speed.Holding(work.StateBytes);
        var passes = level == speed.Levels[0] ? 0 : work.PassBytes / level.ReadBytesPerSecond;
        return new StepFloor(work.MultiplyAdds / speed.MultiplyAddsPerSecond, (2 * work.StateBytes / level.UpdateBytesPerSecond) + passes, level.Name);
    }
}
