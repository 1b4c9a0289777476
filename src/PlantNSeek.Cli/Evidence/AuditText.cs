using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Auditing;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Cli.Evidence;

/// <summary>What an audit says.</summary>
internal static class AuditText
{
    /// <summary>The verdicts of a claim with what was measured.</summary>
    public static IReadOnlyList<string> Claim(Claim claim, SweepResults results) =>
    [
        $"{claim.Id} {claim.Title}",
        .. from protocol in Protocol.All
           let judgement = Judge.Of(claim, results, protocol.Name) with { IsWhole = true }
           from line in Judged(judgement)
           select line,
    ];

    /// <summary>Recorded and recomputed scores of each mask.</summary>
    public static IEnumerable<string> Values(EvidenceCheck check)
    {
        var again = check.Computed.Results.ToDictionary(static r => r.Key);
        foreach (var unit in check.Units)
        {
            yield return $"{unit.Part}";
            if (again[unit.Part] is not ScenarioResult computed || unit.Recorded is not ScenarioResult recorded)
            {
                yield return ResultDifference.Between(unit.Recorded, again[unit.Part]) is { } difference ? $"  {difference.Place}: recorded {difference.Recorded}, recomputed {difference.Recomputed}" : "  all numbers as recorded";
                continue;
            }

            foreach (var run in computed.Runs)
            {
                var before = recorded.Run(run.Pruner, run.Density);
                yield return $"  {run.Pruner} at {run.Density}: {Pair("strong", before.Strong, run.Strong)}, {Pair("weak", before.Weak, run.Weak)}, {Pair("kept", before.Kept, run.Kept)}";
            }
        }
    }

    /// <summary>How much was recomputed, and whether it is as recorded.</summary>
    public static IEnumerable<string> Summary(AuditPlan plan, EvidenceCheck check)
    {
        foreach (var (run, reason) in check.NotHere)
        {
            yield return $"recorded, not checked here: {run}: {reason}";
        }

        foreach (var difference in check.Differences)
        {
            yield return EvidenceCheck.Message(difference);
        }

        var all = plan.Units.Count < plan.Behind.Count ? "; --all recomputes all" : "";
        yield return check.Differences.Count > 0
            ? $"{check.Units.Count} of {plan.Behind.Count} parts of runs recomputed, {check.Differences.Count} of them not as recorded"
            : $"{check.Units.Count} of {plan.Behind.Count} parts of runs recomputed, {check.Agreement}{all}";
    }

    private static IEnumerable<string> Judged(Judgement judgement)
    {
        yield return $"{judgement.Protocol}: {judgement.Verdict}{(judgement.Differs ? $", recorded {judgement.Recorded.Verdict}" : "")}{(judgement.Recorded.Reason.Length > 0 ? $". {judgement.Recorded.Reason}" : "")}";
        foreach (var part in judgement.Parts)
        {
            var doubt = part.IsSafe ? "" : $", not safely: {part.Doubt}";
            var setting = new EvidenceCell(part.Part.Setting(judgement.Protocol).Setting, "").Name;
            yield return $"  {part.Part.Measure} of {setting}: {part.Distance}: {(part.Holds ? "holds" : "does not hold")}{doubt}";
        }
    }

    private static string Pair(string name, double? recorded, double? recomputed) => (recorded, recomputed) switch
    {
        (null, null) => $"{name} not measured",
        _ => string.Create(CultureInfo.InvariantCulture, $"{name} {recorded} recorded, {recomputed} recomputed"),
    };
}
