using System.Reflection;
using System.Runtime.InteropServices;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reporting;

/// <summary>Where a report comes from. No clock time: the same code and profile give the same report.</summary>
/// <param name="Version">Version of the library.</param>
/// <param name="Commit">Commit it was built from, or <c>unknown</c> outside a checkout.</param>
/// <param name="Runtime">Runtime and operating system.</param>
/// <param name="Profile">How much was run.</param>
/// <param name="Scenarios">Planted networks.</param>
/// <param name="Runs">Masks judged, and dense networks, each of which counts once for all pruners.</param>
/// <param name="ResultsHash">SHA-256 of the results.</param>
public sealed record Provenance(string Version, string Commit, string Runtime, string Profile, int Scenarios, int Runs, string ResultsHash)
{
    /// <summary>The provenance of a reproduction made by this build on this machine.</summary>
    public static Provenance Of(Reproduction reproduction)
    {
        ArgumentNullException.ThrowIfNull(reproduction);
        var version = typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+');
        var scenarios = reproduction.Results.Scenarios;
        return new Provenance(
            version[0],
            version.Length > 1 ? version[1] : "unknown",
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
            reproduction.Profile.Name,
            scenarios.Count,
            scenarios.Sum(s => s.Runs.Count(r => r.Density != DensityPoint.Dense) + (s.Runs.Any(r => r.Density == DensityPoint.Dense) ? 1 : 0)),
            ResultsJson.Hash(reproduction.Results));
    }
}
