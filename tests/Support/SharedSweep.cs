using NUnit.Framework;
using PlantNSeek.Evidence;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.TestSupport;

/// <summary>
/// The recorded evidence, read once for a test assembly, and the sample of it that is recomputed. What was recomputed is kept in the store that <c>reproduce</c> uses: whichever comes first runs
/// what is missing, and the others wait for it. A run's key holds the fingerprint of the sources that made it, so no other build's results are read. PLANTNSEEK_FRESH_SWEEP=1 recomputes
/// in any case, PLANTNSEEK_RECOMPUTE=all recomputes everything that is recorded.
/// </summary>
public static class SharedSweep
{
    private static readonly Lazy<EvidenceBook> Recorded = new(static () => EvidenceBook.Read(Folder));
    private static readonly Lazy<Reproduction> Judged = new(static () => Reproduction.Of(Book));
    private static readonly Lazy<Reproduction> Sampled = new(Check);

    /// <summary>The folder of the evidence.</summary>
    public static string Folder => RepositoryRoot.Combine("spec", "evidence");

    /// <summary>The recorded runs.</summary>
    public static EvidenceBook Book => Recorded.Value;

    /// <summary>The recorded runs with a verdict for every claim. Nothing is recomputed for it.</summary>
    public static Reproduction Reproduction => Judged.Value;

    /// <summary>The same, once the sample was recomputed.</summary>
    public static Reproduction Checked => Sampled.Value;

    /// <summary>Whether everything that is recorded is recomputed.</summary>
    public static bool RecomputesAll => Environment.GetEnvironmentVariable("PLANTNSEEK_RECOMPUTE") == "all";

    /// <summary>Results of runs that are not recorded; they are kept in the same store.</summary>
    public static SweepResults Further(IReadOnlyCollection<ScenarioKey> keys)
    {
        using var store = Open(fresh: false);
        return Sweep.Run(keys, Environment.ProcessorCount, store: store);
    }

    private static Reproduction Check()
    {
        using var store = Open(Environment.GetEnvironmentVariable("PLANTNSEEK_FRESH_SWEEP") == "1");
        IReadOnlyList<CheckUnit> units = RecomputesAll ? [.. Book.Whole(static _ => true)] : SamplePlan.Of(Book, SourceFingerprint.Value);
        return Judged.Value.Checked(EvidenceCheck.Run(Book, units, Environment.ProcessorCount, store: store));
    }

    private static ResultStore Open(bool fresh) => ResultStore.Open(RepositoryRoot.Combine("artifacts", "results"), fresh, TestContext.Progress.WriteLine);
}
