using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// How Gem-Miner learns and freezes its scores. Each part can be turned off on its own. The step size, the momentum and the schedule are the
/// authors' for ResNet-20; epochs, batch and penalty are ours, since 30 passes over 9000 samples are a sixth of their steps.
/// </summary>
public sealed record GemMinerSettings
{
    /// <summary>Passes over the training data, at least 1. Ours: 30 (theirs: 150 over 45,000 samples).</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Samples a step, at least 1; the last batch of an epoch may be smaller. Ours: 32, as in all our training (theirs: 128).</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// How scores follow their gradient: learning rate 0.1, momentum 0.9, no weight decay. The momentum is not projected.
    /// </summary>
    public SgdSettings Optimizer { get; init; } = new(0.1) { Momentum = 0.9 };

    /// <summary>The learning rate over the epochs.</summary>
    public LearningRateSchedule LearningRate { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>
    /// The penalty lambda * sum of squares of all scores, frozen ones included, that is added to the mean loss; at least 0. Ours: 4e-3, chosen
    /// from a few values between 1e-5 and 1e-2 by the trained accuracy on the first three replicates of a planted Circle at the ticket's
    /// density, so these are no test of it (they tune it for each density, from 1e-8 to 1e-4). Too large a penalty empties whole layers.
    /// </summary>
    public double Penalty { get; init; } = 4e-3;

    /// <summary>Whether scores are clipped to [0, 1] after each step.</summary>
    public bool Projects { get; init; } = true;

    /// <summary>
    /// Whether the smallest scores are frozen out for good, a share of them after every <see cref="FreezingPeriod"/> epochs. Where not, the
    /// budget is cut once, after the last step.
    /// </summary>
    public bool Freezes { get; init; } = true;

    /// <summary>
    /// Epochs between freezings (T), at least 1. The first follows epoch T + 1, so there are K = floor((E - 1) / T) of them: 29 by default, as in
    /// the paper with E = 150 and T = 5.
    /// </summary>
    public int FreezingPeriod { get; init; } = 1;

    /// <summary>Which scores compete when some are frozen: all of the network's, or those of a layer or tensor.</summary>
    public PruningScope FreezingScope { get; init; } = PruningScope.Global;

    /// <summary>
    /// Whether what is not frozen counts as kept although its score rounds to 0 ("unflag before finetune", the paper's default), so that
    /// exactly the budget is kept. Where not, the mask is the one that the loss saw last, which may keep fewer.
    /// </summary>
    public bool UnflagsBeforeFinetuning { get; init; } = true;

    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    internal void Check()
    {
        Guard.AtLeast(Epochs, 1);
        Guard.AtLeast(BatchSize, 1);
        Guard.AtLeast(FreezingPeriod, 1);
        Guard.InRange(Penalty, 0, double.MaxValue);
        Optimizer.Check();
    }
}
