using PlantNSeek.Pruning.Seekers;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments;

/// <summary>
/// Why iterative magnitude pruning with learning-rate rewinding fails at extreme density: a weight that is cut off from the outputs, or from all inputs and
/// biases, gets no gradient, keeps the magnitude that training gave it for as long as nothing decays, and takes the place of one that is alive. The same search
/// is run without and with weight decay in its rounds.
/// </summary>
internal sealed class DeadWeightsExperiment() : SeekingExperiment(ExperimentName, epochs: 120)
{
    public const string ExperimentName = "dead-weights";

    /// <summary>Adam's decay (L2) in the rounds of the second seeker; that of common practice, not chosen on these networks.</summary>
    public const double Decay = 1e-4;

    /// <summary>The search as it is on the leaderboard.</summary>
    public const string Without = "IMP (learning-rate rewinding)";

    /// <summary>The search with decay.</summary>
    public const string With = "IMP (learning-rate rewinding, decay 1e-4)";

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => [new(Without, Seeker(0)), new(With, Seeker(Decay))];

    private static IterativeMagnitudeSeeker Seeker(double decay) => new(new IterativeMagnitudeSettings
    {
        Rewinding = Rewinding.LearningRateOnly,
        Training = new TrainingSettings { Optimizer = new AdamSettings { WeightDecay = decay } },
    });
}
