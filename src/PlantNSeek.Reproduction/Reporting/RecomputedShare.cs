using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Reporting;

/// <summary>How many of the runs behind a claim or a figure were recomputed for this report.</summary>
/// <param name="Runs">The runs behind it.</param>
/// <param name="Recomputed">Those computed now.</param>
/// <param name="NotHere">Those that cannot be checked on this machine.</param>
/// <param name="Reasons">Why not, each reason once.</param>
internal sealed record RecomputedShare(int Runs, int Recomputed, int NotHere, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether there are runs behind it and all were computed now.</summary>
    public bool IsRecomputed => Runs > 0 && Recomputed == Runs;

    /// <summary>A few characters for a cell.</summary>
    public string Short => Runs == 0 ? "no runs"
        : IsRecomputed ? $"all {Text(Runs)}"
        : Recomputed == 0 ? "recorded"
        : $"{Text(Recomputed)} of {Text(Runs)}";

    /// <summary>A few words for a sentence of its own or a caption.</summary>
    public string Sentence => Runs == 0 ? "no runs behind it"
        : IsRecomputed ? "all runs computed now"
        : NotHere == Runs ? $"recorded, not checked here: {string.Join("; ", Reasons)}"
        : $"{Text(Recomputed)} of {Text(Runs)} runs recomputed now{(NotHere == 0 ? "" : $", {Text(NotHere)} recorded and not checked here: {string.Join("; ", Reasons)}")}";

    /// <summary>What a claim is judged on: the settings of its parts and artefacts under each protocol, and those that they are compared with.</summary>
    public static RecomputedShare Of(Reproduction reproduction, Claim claim, params IEnumerable<string> protocols) => Of(
        reproduction,
        from protocol in protocols
        from part in claim.Measured(protocol)
        select part.Setting(protocol));

    /// <summary>The runs of some settings.</summary>
    public static RecomputedShare Of(Reproduction reproduction, IEnumerable<ScenarioKey> settings)
    {
        var wanted = settings.Select(s => s.Setting).ToHashSet();
        return Of(reproduction, reproduction.Results.Results.Select(r => r.Key).Where(k => wanted.Contains(k.Setting)).ToArray());
    }

    /// <summary>All runs of the report.</summary>
    public static RecomputedShare All(Reproduction reproduction) => Of(reproduction, reproduction.Results.Results.Select(r => r.Key).ToArray());

    /// <summary>Whether one run was computed now.</summary>
    public static bool IsComputedNow(Reproduction reproduction, ScenarioKey run) => reproduction.Recheck?.Recomputed.Contains(run) ?? true;

    private static RecomputedShare Of(Reproduction reproduction, ScenarioKey[] runs)
    {
        var notHere = runs.Where(k => !IsComputedNow(reproduction, k) && reproduction.Recheck!.NotHere.ContainsKey(k)).Select(k => reproduction.Recheck!.NotHere[k]).ToArray();
        return new(runs.Length, runs.Count(k => IsComputedNow(reproduction, k)), notHere.Length, [.. notHere.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
