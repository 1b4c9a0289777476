namespace PlantNSeek.Cli.Bench;

/// <summary>What a run costs.</summary>
/// <param name="Width">Of the hidden layers.</param>
/// <param name="Density">The fraction of parameters kept.</param>
/// <param name="SecondsPerStep">The measured step.</param>
internal sealed record RunCostPoint(int Width, double Density, double SecondsPerStep)
{
    /// <summary>Ten epochs of 9000 samples in batches of 32.</summary>
    public const int Steps = 10 * 282;

    /// <summary>The training of a run.</summary>
    public double Seconds => Steps * SecondsPerStep;
}
