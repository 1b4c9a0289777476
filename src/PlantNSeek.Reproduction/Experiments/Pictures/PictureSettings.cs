using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>How long networks on pictures are trained and sought in. Chosen on replicates 1 to 3, so that others judge.</summary>
internal sealed record PictureSettings
{
    /// <summary>Images that pruners score on.</summary>
    public int Pruning { get; init; } = 256;

    /// <summary>Epochs of training of what a pruner keeps, the learning rate falling as a cosine.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images a step of training.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Adam's learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Rounds of multishot pruning.</summary>
    public required int Rounds { get; init; }

    /// <summary>Epochs of training in each of them, at a constant rate.</summary>
    public required int RoundEpochs { get; init; }

    /// <summary>Rounds of SynFlow in a single shot.</summary>
    public required int SynFlowRounds { get; init; }

    /// <summary>Epochs of training of a ticket before it is planted.</summary>
    public required int TicketEpochs { get; init; }

    /// <summary>What a ticket that is planted keeps of the weights.</summary>
    public Density TicketDensity { get; init; } = new(0.05);

    /// <summary>Steps of the density in edge-popup.</summary>
    public int Levels { get; init; } = 5;

    /// <summary>Epochs at each of them.</summary>
    public required int LevelEpochs { get; init; }

    /// <summary>Images a step of edge-popup.</summary>
    public int SearchBatchSize { get; init; } = 128;

    /// <summary>The training of what a pruner keeps.</summary>
    public TrainingSettings Final => Trained(Epochs) with { Schedule = LearningRateSchedule.Cosine };

    /// <summary>The training of a ticket before it is planted.</summary>
    public TrainingSettings OfTicket => Trained(TicketEpochs) with { Schedule = LearningRateSchedule.Cosine };

    /// <summary>The training of a round of multishot pruning.</summary>
    public TrainingSettings OfRound => Trained(RoundEpochs);

    private TrainingSettings Trained(int epochs) => new() { Epochs = epochs, BatchSize = BatchSize, Optimizer = new AdamSettings(LearningRate) };
}
