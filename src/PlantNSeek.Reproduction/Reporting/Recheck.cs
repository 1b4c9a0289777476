using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reporting;

/// <summary>Which of the recorded runs behind a report were computed once more when it was made.</summary>
/// <param name="Recomputed">The runs that were, by their full keys.</param>
/// <param name="NotHere">Runs that cannot be checked on this machine, each with the reason.</param>
public sealed record Recheck(IReadOnlySet<ScenarioKey> Recomputed, IReadOnlyDictionary<ScenarioKey, string> NotHere);
