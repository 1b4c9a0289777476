using PlantNSeek.Experiments;

namespace PlantNSeek.Exchange;

/// <summary>
/// Which hosts of a profile belong to the suite that people cite: those that it had when the suite's checksum was first stated. A profile may have got more
/// replicates since; the suite's hosts stay.
/// </summary>
internal static class SuiteEdition
{
    /// <summary>Whether a planted network of a profile belongs to its suite.</summary>
    public static bool Has(string suite, ScenarioKey host) => host.Replicate <= Replicates(suite, host);

    private static int Replicates(string suite, ScenarioKey host) => (suite, host.Depth, host.Width) switch
    {
        ("quick", 3, _) => 6,
        ("quick", 5, _) when (host.Protocol, host.Task) == ("Fair", "circle") => 10,
        ("quick", 5, _) when (host.Protocol, host.Task) == ("Fair", "helix") => 12,
        ("paper", 6, 100) => 10,
        ("paper", 6, 1000) => 3,
        _ => int.MaxValue,
    };
}
