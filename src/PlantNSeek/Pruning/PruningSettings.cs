namespace PlantNSeek.Pruning;

/// <summary>A schedule of rounds around a pruner, and how each round selects. The defaults prune once, globally, exactly.</summary>
public sealed record PruningSettings : SelectionOptions
{
    /// <summary>Rounds of scoring and masking, at least 1; 1 is single shot.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How the density falls over the rounds.</summary>
    public DensitySchedule Schedule { get; init; } = DensitySchedule.Exponential;
}
