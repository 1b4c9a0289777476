namespace PlantNSeek.Pruning.Seekers.Snip;

/// <summary>Steps of SNIP at initialisation, for iterative SNIP and FORCE (de Jorge et al., ICLR 2021).</summary>
public sealed record SnipRoundsSettings
{
    /// <summary>Steps of scoring and masking, at least 1; 10 as in the authors' program and in Zhang and Papyan (ICML 2024). One step is SNIP.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>How the density falls over the steps; the authors' is rho^(t/T).</summary>
    public DensitySchedule Schedule { get; init; } = DensitySchedule.Exponential;

    /// <summary>
    /// Whether each step scores on samples of its own, drawn from the training data without replacement and as many as the pruning batch has, as
    /// in the authors' program; by default all score on the pruning batch.
    /// </summary>
    public bool FreshBatches { get; init; }

    /// <summary>Which parameters compete, what ties do, and whether biases are pruned. Whether masks are nested is the method's.</summary>
    public SelectionOptions Selection { get; init; } = new();
}
