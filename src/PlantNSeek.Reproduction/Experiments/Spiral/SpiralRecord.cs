using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>The methods' finds on the spiral.</summary>
public sealed record SpiralRecord : ExperimentResult
{
    /// <summary>By width, method and initial values.</summary>
    public required IReadOnlyList<SpiralRun> Runs { get; init; }
}
