namespace PlantNSeek.Training;

/// <summary>How a network is trained; the defaults are the paper's singleshot runs.</summary>
public sealed record TrainingSettings
{
    /// <summary>Passes over the data; at least 0.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Training ends with the step that reaches so many samples, at least 0, where the epochs have not ended it before; null for no such end.</summary>
    public long? MaxSamples { get; init; }

    /// <summary>
    /// Steps at the beginning of each epoch in which normalisations take the statistics of their batch, at least 0; in those behind them the running ones, which stay as they are. Null for all steps.
    /// With a number it is an artefact of the published program for ticket transfer (TA1), which does not go back to training after its first test in an epoch.
    /// </summary>
    public int? BatchStatisticSteps { get; init; }

    /// <summary>Samples a step; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The optimiser.</summary>
    public OptimizerSettings Optimizer { get; init; } = new AdamSettings();

    /// <summary>The learning rate over the epochs.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;
}
