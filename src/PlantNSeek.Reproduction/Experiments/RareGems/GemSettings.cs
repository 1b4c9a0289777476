using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.RareGems;

/// <summary>How long and how fast masks are sought and trained, all arms alike. What was chosen, was on some of replicates 1 to 3, so that others judge.</summary>
internal sealed record GemSettings
{
    /// <summary>Epochs of a search that learns scores, and of a fine-tuning.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images a step, of searches and fine-tuning.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Epochs between two freezings, and between two steps of edge-popup's density; 5 of 150 as published.</summary>
    public required int Period { get; init; }

    /// <summary>Learning rates of scores.</summary>
    public required GemRates Rates { get; init; }

    /// <summary>Gem-Miner's penalty: this times the sum of squares of all scores.</summary>
    public required double Penalty { get; init; }

    /// <summary>Rounds of iterative magnitude pruning, which all remove the same share: 19.3 % in 14 rounds to density 0.05, where 20 % are published.</summary>
    public required int Rounds { get; init; }

    /// <summary>Epochs of each of them.</summary>
    public required int RoundEpochs { get; init; }

    /// <summary>Weight decay in the rounds of iterative magnitude pruning with decay.</summary>
    public required double Decay { get; init; }

    /// <summary>Learning rate of the fine-tuning and of pruning's rounds.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Epochs at which that rate falls to a tenth, and to a tenth again.</summary>
    public required (int First, int Second) Milestones { get; init; }

    /// <summary>The fine-tuning: stochastic gradient descent by steps, momentum 0.9 and weight decay 1e-4.</summary>
    public TrainingSettings Finetuning => Trained(Epochs, LearningRateSchedule.MultiStep(0.1, Milestones.First, Milestones.Second));

    /// <summary>The published fine-tuning of edge-popup's rows (GA1): ten times Gem-Miner's published rate, 0.01, along a cosine.</summary>
    public TrainingSettings PublishedFinetuning => Finetuning with
    {
        Optimizer = Finetuning.Optimizer with { LearningRate = 0.1 },
        Schedule = LearningRateSchedule.Cosine,
    };

    /// <summary>Epochs of a round of the short pruning: the fewest with which its rounds have at least the epochs of a search.</summary>
    public int ShortRoundEpochs => (Epochs + Rounds - 1) / Rounds;

    /// <summary>The training of a round of pruning: the fine-tuning's, its milestones at the same shares of the round.</summary>
    /// <param name="epochs">Epochs of the round.</param>
    /// <param name="decay">Weight decay; that of the fine-tuning where null.</param>
    public TrainingSettings Round(int epochs, double? decay = null)
    {
        var training = Trained(epochs, LearningRateSchedule.MultiStep(0.1, At(Milestones.First), At(Milestones.Second)));
        return decay is { } value ? training with { Optimizer = training.Optimizer with { WeightDecay = value } } : training;

        int At(int milestone) => Math.Max(1, (int)Math.Round((double)milestone * epochs / Epochs));
    }

    private TrainingSettings Trained(int epochs, LearningRateSchedule schedule) => new()
    {
        Epochs = epochs,
        BatchSize = BatchSize,
        Optimizer = new SgdSettings(LearningRate) { Momentum = 0.9, WeightDecay = 1e-4 },
        Schedule = schedule,
    };
}
