using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Evidence;

/// <summary>A recorded run of which a part is recomputed.</summary>
/// <param name="Recorded">The run.</param>
/// <param name="Part">What is recomputed of it: the run's key with the seeker and densities that are run again.</param>
/// <param name="Cells">The cells that this checks.</param>
/// <param name="Seconds">About how long it takes one core.</param>
public sealed record CheckUnit(ExperimentResult Recorded, ScenarioKey Part, IReadOnlyList<EvidenceCell> Cells, double Seconds);
