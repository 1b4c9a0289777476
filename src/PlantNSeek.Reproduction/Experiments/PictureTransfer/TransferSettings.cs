using PlantNSeek.Training;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>How long networks are trained and pruned in ticket transfer. Chosen on replicates 1 to 3, so that others judge.</summary>
internal sealed record TransferSettings
{
    // Of 391 steps of an epoch the published program makes 100 before its first test.
    private const double BeforeTheFirstTest = 100.0 / 391;
    private const double Momentum = 0.9;

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Epochs of training on the source.</summary>
    public required int SourceEpochs { get; init; }

    /// <summary>Its learning rate.</summary>
    public required double SourceRate { get; init; }

    /// <summary>Its learning rate over the epochs.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Epochs of training behind each round of pruning; not a whole number.</summary>
    public required double RoundEpochs { get; init; }

    /// <summary>Its learning rate.</summary>
    public required double RoundRate { get; init; }

    /// <summary>Epochs of training on the target, the same for all starts, of a head and where all is trained.</summary>
    public required int TargetEpochs { get; init; }

    /// <summary>The learning rate of a head behind a frozen body, by Adam, falling as a cosine.</summary>
    public double HeadRate { get; init; } = 0.03;

    /// <summary>The learning rate where all is trained.</summary>
    public required double FineTuningRate { get; init; }

    /// <summary>That rate over the epochs.</summary>
    public LearningRateSchedule FineTuningSchedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>Weight decay wherever convolutions are trained.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>Units between the two layers of a head of two.</summary>
    public int HiddenUnits { get; init; } = 100;

    /// <summary>Training on the source.</summary>
    public TrainingSettings OnSource => Sgd(SourceEpochs, SourceRate) with { Schedule = Schedule };

    /// <summary>Training of a body with its head on the target.</summary>
    public TrainingSettings FineTuning => Sgd(TargetEpochs, FineTuningRate) with { Schedule = FineTuningSchedule };

    /// <summary>Training of a head on the target.</summary>
    public TrainingSettings OfHead => new() { Epochs = TargetEpochs, BatchSize = BatchSize, Optimizer = new AdamSettings(HeadRate), Schedule = LearningRateSchedule.Cosine };

    /// <summary>An epoch in small batches that moves nothing but running statistics.</summary>
    public static TrainingSettings Statistics { get; } = new() { Epochs = 1, BatchSize = 32, Optimizer = new SgdSettings(), Schedule = LearningRateSchedule.MultiStep(0, 0) };

    /// <summary>Training behind a round, on so many images.</summary>
    public TrainingSettings OfRound(int images) => Sgd((int)Math.Ceiling(RoundEpochs), RoundRate) with { MaxSamples = (long)(RoundEpochs * images) };

    /// <summary>The same, with normalisations that take their running statistics after the published share of an epoch (TA1).</summary>
    public static TrainingSettings Interrupted(TrainingSettings settings, int images) =>
        settings with { BatchStatisticSteps = (int)Math.Ceiling(BeforeTheFirstTest * Math.Ceiling((double)images / settings.BatchSize)) };

    private TrainingSettings Sgd(int epochs, double rate) => new() { Epochs = epochs, BatchSize = BatchSize, Optimizer = new SgdSettings(rate) { Momentum = Momentum, WeightDecay = WeightDecay } };
}
