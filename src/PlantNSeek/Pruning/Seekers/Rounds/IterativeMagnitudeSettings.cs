using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.Rounds;

/// <summary>How iterative magnitude pruning trains, prunes and rewinds.</summary>
public sealed record IterativeMagnitudeSettings
{
    /// <summary>The decay of <c>IMP (decay)</c>.</summary>
    public const double DefaultDecay = 3e-4;

    /// <summary>
    /// <c>IMP (decay)</c>: learning-rate rewinding in small steps with an L2 penalty in Adam, under which what the mask has cut off shrinks and leaves the budget. Chosen among the settings that
    /// <c>plantnseek decay</c> lists, for the masks that it finds: they are meant to be trained from the initial values.
    /// </summary>
    /// <param name="decay">The coefficient; at least 0, and 0 for the same rounds without.</param>
    public static IterativeMagnitudeSettings Decayed(double decay = DefaultDecay) => new()
    {
        Rewinding = Rewinding.LearningRateOnly,
        FractionPerRound = 0.1,
        Training = new TrainingSettings { Optimizer = new AdamSettings { WeightDecay = decay } },
    };

    /// <summary>What surviving parameters become after each round.</summary>
    public Rewinding Rewinding { get; init; } = Rewinding.ToStart;

    /// <summary>
    /// Steps of dense training before the values that <see cref="Rewinding.ToEarlyStep"/> returns to, at least 0. Frankle et al. (2020)
    /// find 0.1 to 7 % of the training; the default is about 4 % of the paper's 10 epochs of 282 steps.
    /// </summary>
    public int EarlySteps { get; init; } = 100;

    /// <summary>
    /// The most that a round removes of what is left, above 0 and below 1, which decides the number of rounds where
    /// <see cref="Rounds"/> does not; 0.2 as in Frankle and Carbin (2019). Every round then removes the same fraction.
    /// </summary>
    public double FractionPerRound { get; init; } = 0.2;

    /// <summary>The number of rounds, at least 1; null to take as many as <see cref="FractionPerRound"/> needs.</summary>
    public int? Rounds { get; init; }

    /// <summary>The training of each round, with a fresh optimiser; by default that of the paper's final training.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>How parameters compete that the mask has cut off.</summary>
    public DeadParameters Dead { get; init; } = DeadParameters.ByMagnitude;

    /// <summary>How magnitudes become a mask: scope, ties, biases. Masks are nested whatever it says.</summary>
    public SelectionOptions Selection { get; init; } = new();
}
