namespace PlantNSeek.Experiments.Transfer;

/// <summary>What a seeker found on one of the two tasks, held against what was planted for both.</summary>
public sealed record TransferFinding
{
    /// <summary>Parameters kept, the head included.</summary>
    public required int Kept { get; init; }

    /// <summary>Parameters kept in the hidden layers.</summary>
    public required int KeptHidden { get; init; }

    /// <summary>What the search cost, in samples sent through the network.</summary>
    public required long Samples { get; init; }

    /// <summary>The planted parameters that both tickets use.</summary>
    public required FeatureRecall Shared { get; init; }

    /// <summary>The planted parameters of the hidden layers that the source task's ticket alone uses.</summary>
    public required FeatureRecall SourceOnly { get; init; }

    /// <summary>The planted parameters of the hidden layers that the target task's ticket alone uses.</summary>
    public required FeatureRecall TargetOnly { get; init; }
}
