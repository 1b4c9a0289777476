using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Auditing;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reporting;

/// <summary>How many of the runs behind a claim or a figure were recomputed for this report, whole or in part.</summary>
/// <param name="Runs">The runs behind it.</param>
/// <param name="Recomputed">Those of which something was computed now that it is about.</param>
/// <param name="NotHere">Those that cannot be checked on this machine.</param>
/// <param name="Reasons">Why not, each reason once.</param>
internal sealed record RecomputedShare(int Runs, int Recomputed, int NotHere, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether nothing was recorded before: all runs are of now.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>Whether there are runs behind it and something of each was computed now.</summary>
    public bool IsRecomputed => Runs > 0 && Recomputed == Runs;

    /// <summary>A few characters for a cell.</summary>
    public string Short => Runs == 0 ? "no runs"
        : IsOfNow ? $"all {Text(Runs)}"
        : Recomputed == 0 ? "recorded"
        : $"{Text(Recomputed)} of {Text(Runs)}";

    /// <summary>A few words for a sentence of its own or a caption.</summary>
    public string Sentence => Runs == 0 ? "no runs behind it"
        : IsOfNow ? "all runs computed now"
        : NotHere == Runs ? $"recorded, not checked here: {string.Join("; ", Reasons)}"
        : $"{Text(Recomputed)} of {Text(Runs)} runs recomputed now{(Recomputed == 0 ? "" : ", whole or in part")}{(NotHere == 0 ? "" : $", {Text(NotHere)} recorded and not checked here: {string.Join("; ", Reasons)}")}";

    /// <summary>What a claim is judged on: of its parts and artefacts under each protocol, and of what they are compared with, the runs that have the seekers and densities in question.</summary>
    public static RecomputedShare Of(Reproduction reproduction, Claim claim, params IEnumerable<string> protocols)
    {
        var runs = reproduction.Results.Results.ToLookup(r => r.Key.Setting);
        var behind = from protocol in protocols
                     from question in RunsBehind.Questions(claim, protocol)
                     from run in runs[question.Setting]
                     let masks = Masks(run, question.Seekers, question.Labels).ToArray()
                     where question.Seekers.Count == 0 || masks.Length > 0
                     select (run.Key, IsNow: reproduction.Recheck is not { } check
                         || (question.Seekers.Count == 0 ? check.Recomputed.Contains(run.Key) : masks.Any(m => check.HasRecomputed(run.Key, m.Seeker, m.Density))));
        return Of(reproduction, [.. behind.GroupBy(b => b.Key, b => b.IsNow).Select(g => (g.Key, g.Any(isNow => isNow)))]);
    }

    /// <summary>The runs of some settings.</summary>
    public static RecomputedShare Of(Reproduction reproduction, IEnumerable<ScenarioKey> settings)
    {
        var wanted = settings.Select(s => s.Setting).ToHashSet();
        return Of(reproduction, key => wanted.Contains(key.Setting));
    }

    /// <summary>All runs of the report.</summary>
    public static RecomputedShare All(Reproduction reproduction) => Of(reproduction, static _ => true);

    /// <summary>Whether something of a run was computed now.</summary>
    public static bool IsComputedNow(Reproduction reproduction, ScenarioKey run) => reproduction.Recheck?.Recomputed.Contains(run) ?? true;

    private static IEnumerable<(string Seeker, string Density)> Masks(ExperimentResult run, IReadOnlyList<string> seekers, IReadOnlyList<string> labels) =>
        from cell in EvidenceCell.Of(run)
        where seekers.Contains(cell.Cell.Seeker)
        from label in cell.Densities
        where labels.Count == 0 || labels.Contains(label)
        select (cell.Cell.Seeker, label);

    private static RecomputedShare Of(Reproduction reproduction, Func<ScenarioKey, bool> selects) =>
        Of(reproduction, [.. reproduction.Results.Results.Select(r => r.Key).Where(selects).Select(key => (key, IsComputedNow(reproduction, key)))]);

    private static RecomputedShare Of(Reproduction reproduction, (ScenarioKey Key, bool IsNow)[] runs)
    {
        var notHere = runs.Where(r => !r.IsNow && reproduction.Recheck!.NotHere.ContainsKey(r.Key)).Select(r => reproduction.Recheck!.NotHere[r.Key]).ToArray();
        return new(runs.Length, runs.Count(r => r.IsNow), notHere.Length, [.. notHere.Distinct().Order(StringComparer.Ordinal)]) { IsOfNow = reproduction.Recheck is null };
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
