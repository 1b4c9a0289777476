using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>
/// Rounds of training, scoring, pruning and rewinding (Fischer and Burkholz, ICLR 2022, Section 4). The defaults are the
/// paper's numbers with nested masks of exact size.
/// </summary>
public sealed record MultishotSettings
{
    /// <summary>
    /// The loop of the published programs: masked parameters return, all ties at the threshold go, and GraSP adds the gradient of the
    /// last training step.
    /// </summary>
    public static MultishotSettings Published { get; } = new()
    {
        Selection = new SelectionOptions { Nested = false, TieRule = TieRule.PublishedThreshold },
        AddsStaleGradient = true,
    };

    /// <summary>Rounds, at least 1; the paper runs 10.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>How the density falls over the rounds; the paper's is rho^(r/n) after round r of n.</summary>
    public DensitySchedule Schedule { get; init; } = DensitySchedule.Exponential;

    /// <summary>The training of each round, with a fresh optimiser; the paper's: 5 epochs of Adam at 1e-3 on batches of 32.</summary>
    public TrainingSettings Training { get; init; } = new() { Epochs = 5 };

    /// <summary>How scores become a mask in each round: ties, scope (the paper's Figure 12 cuts per tensor), whether masks are nested.</summary>
    public SelectionOptions Selection { get; init; } = new();

    /// <summary>
    /// An artefact of the published programs: GraSP's backward pass adds to the gradient that the last training step left in the
    /// parameters, that of its batch at the parameters before it. Other pruners do not look at it.
    /// </summary>
    public bool AddsStaleGradient { get; init; }

    /// <summary>
    /// An artefact of the published programs: the reset between rounds restores parameters but not the running statistics of normalisations, so that each round and the ticket begin with those
    /// that the round before left. Nothing where the network has none.
    /// </summary>
    public bool KeepsStatistics { get; init; }
}
