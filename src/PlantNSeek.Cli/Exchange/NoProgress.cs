using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Tells nobody: what takes no time needs no progress.</summary>
internal sealed class NoProgress : IProgress<WorkProgress>
{
    public void Report(WorkProgress value)
    {
    }
}
