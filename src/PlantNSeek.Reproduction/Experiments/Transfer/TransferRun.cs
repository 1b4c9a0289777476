namespace PlantNSeek.Experiments.Transfer;

/// <summary>One mask trained on the target task from one start.</summary>
public sealed record TransferRun
{
    /// <summary>The mask.</summary>
    public required TransferMask Mask { get; init; }

    /// <summary>The start.</summary>
    public required TransferStart Start { get; init; }

    /// <summary>Parameters kept, the head included.</summary>
    public required int Kept { get; init; }

    /// <summary>Weights on a path from an input to an output.</summary>
    public required int EffectiveWeights { get; init; }

    /// <summary>Accuracy, or squared error by the fair rule, on the target task's test data before training on it.</summary>
    public required double Before { get; init; }

    /// <summary>The same after training on it.</summary>
    public required double After { get; init; }
}
