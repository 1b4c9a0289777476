using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>
/// How edge-popup learns its scores. Step sizes, batches and epochs are those of the Plant 'n' Seek experiments; where their program does
/// not do what the method means to, the default is what is meant and the artefact is a switch.
/// </summary>
public sealed record EdgePopupSettings
{
    /// <summary>
    /// The published program, artefacts included: a softmax before the loss of every task, bias scores that are 0 for good, weights and
    /// biases of a layer ranked apart, and a density that each of these rounds up for itself.
    /// </summary>
    public static EdgePopupSettings Published { get; } = new()
    {
        SoftmaxBeforeLoss = true,
        BiasScores = BiasScores.Zero,
        Scope = PruningScope.PerTensor,
        MeetsBudgetOverall = false,
    };

    /// <summary>
    /// No softmax before the loss, bias scores that learn like the others, weights and biases of a layer ranked together (as the authors do
    /// for their convolutional networks), exactly the budget kept. The defaults.
    /// </summary>
    public static EdgePopupSettings Corrected { get; } = new();

    /// <summary>Passes over the training data, at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples a step, at least 1; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// How scores follow their gradient: learning rate 0.1, momentum 0.9, weight decay 5e-4, which acts on the scores
    /// (<see cref="SgdSettings.DecaysMasked"/> says nothing here: all scores decay).
    /// </summary>
    public SgdSettings Optimizer { get; init; } = new(0.1) { Momentum = 0.9, WeightDecay = 5e-4 };

    /// <summary>The learning rate over the epochs.</summary>
    public LearningRateSchedule LearningRate { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>An artefact of the published program: a softmax on the outputs before any loss, that of a regression too.</summary>
    public bool SoftmaxBeforeLoss { get; init; }

    /// <summary>Where the scores of biases start.</summary>
    public BiasScores BiasScores { get; init; } = BiasScores.LikeWeights;

    /// <summary>Which parameters compete: layer by layer (Ramanujan et al., 2020), or all of the network as in the study of Gem-Miner.</summary>
    public PruningScope Scope { get; init; } = PruningScope.PerLayer;

    /// <summary>
    /// How the density falls over the epochs; null where it is the budget's own from the first step on. The published program's annealing
    /// is exponential: rho^(e/E) in epoch e = 1 … E.
    /// </summary>
    public DensitySchedule? Annealing { get; init; }

    /// <summary>Epochs between two steps of the annealing, at least 1 (T in the study of Gem-Miner).</summary>
    public int AnnealingPeriod { get; init; } = 1;

    /// <summary>
    /// Whether a density is that of the whole network, so that exactly its budget is kept. Where not, each layer or tensor keeps its own
    /// n - floor((1 - rho) n), which rounds up and so keeps a few more.
    /// </summary>
    public bool MeetsBudgetOverall { get; init; } = true;

    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    internal void Check()
    {
        Guard.AtLeast(Epochs, 1);
        Guard.AtLeast(BatchSize, 1);
        Guard.AtLeast(AnnealingPeriod, 1);
        Optimizer.Check();
    }
}
