using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Cli.Exchange;

/// <summary>What to plant.</summary>
/// <param name="Host">The host; ignored for a suite.</param>
/// <param name="Suite">The profile whose hosts are planted, or nothing for one host.</param>
/// <param name="Out">The host's file, or the suite's folder.</param>
/// <param name="Reveals">Whether the truth goes into the host's file.</param>
/// <param name="Threads">Hosts of a suite at work at a time.</param>
internal sealed record PlantRequest(ScenarioKey Host, string? Suite, string Out, bool Reveals, int Threads);
