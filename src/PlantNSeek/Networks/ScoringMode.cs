namespace PlantNSeek.Networks;

/// <summary>
/// What a network's normalisations do when a pruner or seeker asks for its derivatives; without normalisations all modes are one. Training always
/// uses the statistics of batches, and so does what learns masks.
/// </summary>
/// <param name="UsesBatchStatistics">Whether gradients and Hessian-vector products normalise by the batch, and flow through its mean and variance; else by the running statistics, which are constants.</param>
/// <param name="NormalisesFlow">
/// Whether the flow that SynFlow asks for passes the normalisations at the absolute values of scale, shift and statistics, as the published
/// program has it, where a shift can switch a unit off; else it passes them by.
/// </param>
public readonly record struct ScoringMode(bool UsesBatchStatistics, bool NormalisesFlow)
{
    /// <summary>What the methods mean: the statistics that training sees, and a flow of weights alone.</summary>
    public static ScoringMode Fair => new(true, false);

    /// <summary>What the published programs do.</summary>
    public static ScoringMode Published => new(false, true);
}
