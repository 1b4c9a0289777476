using System.Text.Json.Serialization;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What one run measured.</summary>
public abstract record ExperimentResult
{
    /// <summary>What was run.</summary>
    public required ScenarioKey Key { get; init; }
}
