using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Evidence.Recording;

/// <summary>What is run where claims are undecided.</summary>
/// <param name="Undecided">The claims that have samples to be extended, each with the protocol.</param>
/// <param name="Missing">The runs that their samples lack at the next look.</param>
public sealed record NextLook(IReadOnlyList<(string Claim, string Protocol)> Undecided, IReadOnlyList<ScenarioKey> Missing)
{
    /// <summary>The runs of a look at so many replicates.</summary>
    /// <param name="results">What is recorded.</param>
    /// <param name="claims">The claims to decide.</param>
    /// <param name="entries">The samples that may be extended.</param>
    /// <param name="replicates">The size of the samples at that look.</param>
    public static NextLook Of(SweepResults results, IEnumerable<Claim> claims, IEnumerable<DeeperEntry> entries, int replicates)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(entries);
        var undecided = Judge.All(claims, results).Where(static j => j.Verdict == Verdict.Undecided).Select(static j => (j.Claim.Id, j.Protocol)).ToHashSet();
        (DeeperEntry Entry, (string, string)[] Claims)[] extended =
            [.. entries.Select(e => (e, e.Claims.Select(c => (c, e.Setting.Protocol)).Where(undecided.Contains).ToArray())).Where(static e => e.Item2.Length > 0)];
        var recorded = results.Results.ToLookup(static r => r.Key.Scenario);
        return new NextLook(
            [.. extended.SelectMany(static e => e.Claims).Distinct()],
            [.. extended.SelectMany(e => e.Entry.Scenarios(replicates)).Distinct().Where(key => !recorded[key.Scenario].Any(r => Has(r, key)))]);
    }

    // A wider run, such as that of all seekers, has what a part of it would have.
    private static bool Has(ExperimentResult recorded, ScenarioKey key)
    {
        var cells = EvidenceCell.Of(recorded).Where(part => key.Densities.Split(',').All(part.Densities.Contains)).Select(part => part.Cell.Seeker).ToHashSet();
        return key.Seeker.Length > 0 ? cells.Contains(key.Seeker) : cells.Count > 0 && recorded.Key.Seeker.Length == 0;
    }
}
