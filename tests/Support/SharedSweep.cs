using NUnit.Framework;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.TestSupport;

/// <summary>
/// The quick sweep, run once for all test assemblies and for the command: its runs are kept in the store that <c>reproduce</c> uses,
/// whichever comes first runs what is missing, and the others wait for it. A run's key holds the fingerprint of the sources that made
/// it, so no other build's results are read. PLANTNSEEK_FRESH_SWEEP=1 runs the sweep again in any case. PLANTNSEEK_PROFILE chooses a longer profile.
/// </summary>
public static class SharedSweep
{
    private static readonly Lazy<Reproduction> Shared = new(Load);

    /// <summary>The results, with a verdict for every claim.</summary>
    public static Reproduction Reproduction => Shared.Value;

    /// <summary>The profile in use.</summary>
    public static Profile Profile { get; } = Profile.ByName(Environment.GetEnvironmentVariable("PLANTNSEEK_PROFILE") is { Length: > 0 } name ? name : "quick");

    /// <summary>Results of runs that the profile leaves out; they are kept in the same store.</summary>
    public static SweepResults Further(IReadOnlyCollection<ScenarioKey> keys)
    {
        _ = Reproduction; // a fresh start is its business: what is run now must not be put aside by it
        using var store = Open(fresh: false);
        return Sweep.Run(keys, Environment.ProcessorCount, store: store);
    }

    private static Reproduction Load()
    {
        using var store = Open(Environment.GetEnvironmentVariable("PLANTNSEEK_FRESH_SWEEP") == "1");
        return Reproduction.Run(Profile, Environment.ProcessorCount, store: store);
    }

    private static ResultStore Open(bool fresh) => ResultStore.Open(RepositoryRoot.Combine("artifacts", "results"), fresh, TestContext.Progress.WriteLine);
}
