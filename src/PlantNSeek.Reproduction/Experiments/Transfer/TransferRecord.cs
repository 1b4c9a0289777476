using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Transfer;

/// <summary>Tickets carried from one task to another.</summary>
public sealed record TransferRecord : ExperimentResult
{
    /// <summary>What was found and what it was worth, by seeker and density.</summary>
    public required IReadOnlyList<TransferResult> Transfers { get; init; }
}
