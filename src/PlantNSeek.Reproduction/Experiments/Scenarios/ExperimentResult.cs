using PlantNSeek.Engines;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What one run measured.</summary>
public abstract record ExperimentResult
{
    /// <summary>What was run.</summary>
    public required ScenarioKey Key { get; init; }

    /// <summary>The engine, where it promises no bits; null, and then not written, for the managed one.</summary>
    public EngineFacts? Engine { get; init; }
}
