using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Tells nobody: what takes no time needs no progress.</summary>
internal sealed class Silence : IProgress<ReproductionProgress>
{
    public void Report(ReproductionProgress value)
    {
    }
}
