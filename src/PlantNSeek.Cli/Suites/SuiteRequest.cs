using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Baselines;

namespace PlantNSeek.Cli.Suites;

/// <summary>Masks of many hosts, one of each.</summary>
/// <param name="Hosts">The folder of the hosts with their truths, as <c>plant --suite</c> writes it, or any other.</param>
/// <param name="Masks">The folder of the masks, each under the path of its host.</param>
/// <param name="Trains">Whether masks are trained.</param>
/// <param name="Biases">What becomes of biases that a mask does not speak of.</param>
/// <param name="Out">The report's folder.</param>
/// <param name="Threads">Masks at work at a time.</param>
/// <param name="Baseline">What is to be done with baselines.</param>
internal sealed record SuiteRequest(string Hosts, string Masks, bool Trains, MissingBiases Biases, string Out, int Threads, BaselineRequest Baseline);
