using System.Text.Json.Serialization;

namespace PlantNSeek.Experiments;

/// <summary>What one run measured.</summary>
[JsonDerivedType(typeof(ScenarioResult), "scenario")]
[JsonDerivedType(typeof(NumbersResult), "numbers")]
[JsonDerivedType(typeof(TransferRecord), "transfer")]
[JsonDerivedType(typeof(SpiralRecord), "spiral")]
public abstract record ExperimentResult
{
    /// <summary>What was run.</summary>
    public required ScenarioKey Key { get; init; }
}
