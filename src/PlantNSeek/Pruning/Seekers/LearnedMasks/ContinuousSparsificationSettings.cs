using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// The choices of <see cref="ContinuousSparsificationSeeker"/>. Defaults are those of the source (Savarese, Silva and Maire, NeurIPS 2020, and its
/// program) where not said otherwise.
/// </summary>
public sealed record ContinuousSparsificationSettings
{
    /// <summary>Passes over the training data in each round, at least 1. The source trains 85 epochs on images; our tasks need fewer.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rounds, at least 1; between them gates that stand above their start fall back to it, and removed weights stay suppressed.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>Samples a step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>What every gate's s starts from, s0; in the source it steers how much is kept (-0.3 to 0.3).</summary>
    public double InitialScore { get; init; } = -0.01;

    /// <summary>lambda, the weight of the sum of all gates in the loss; at least 0.</summary>
    public double Penalty { get; init; } = 1e-8;

    /// <summary>beta in the last epoch of a round; it starts at 1 and grows by the same factor each epoch. At least 1.</summary>
    public double FinalTemperature { get; init; } = 200;

    /// <summary>The epoch of the first round after which the ticket's start parameters are taken; 0 for the initial ones.</summary>
    public int RewindEpoch { get; init; } = 2;

    /// <summary>
    /// How the weights learn: as they are trained elsewhere here. The source's SGD with learning rate 0.1, momentum 0.9 and weight decay 1e-4
    /// diverges on regressions, which have no normalisation layers to tame it.
    /// </summary>
    public OptimizerSettings WeightOptimizer { get; init; } = new AdamSettings();

    /// <summary>How the gates learn, as in the source; SGD lets s move with the size of its gradient, which is what ranks the gates.</summary>
    public OptimizerSettings GateOptimizer { get; init; } = new SgdSettings(0.1) { Momentum = 0.9 };

    /// <summary>The learning rates over the epochs of a round.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>
    /// Whether the ticket is all that has s above 0, as in the source, whatever its size. Off, it is the budget's number of parameters
    /// with the largest s.
    /// </summary>
    public bool KeepsAllPositive { get; init; }
}
