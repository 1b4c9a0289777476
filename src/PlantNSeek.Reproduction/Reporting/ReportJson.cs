using System.Text.Json;
using System.Text.Json.Nodes;
using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Store;

namespace PlantNSeek.Reporting;

/// <summary>The report for programs: provenance, verdicts, and every run.</summary>
public static class ReportJson
{
    /// <summary>The whole report as indented JSON.</summary>
    public static string Render(Reproduction reproduction, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(reproduction);
        return JsonSerializer.Serialize(
            new
            {
                provenance,
                claims =
                    from j in reproduction.Judgements
                    let behind = RecomputedShare.Of(reproduction, j.Claim, j.Protocol)
                    select new
                    {
                        id = j.Claim.Id,
                        protocol = j.Protocol,
                        verdict = j.Verdict,
                        recorded = j.Recorded.Verdict,
                        reason = j.Recorded.Reason,
                        safe = j.IsSafe,
                        runs = behind.Runs,
                        runsRecomputed = behind.Recomputed,
                        recomputed = behind.IsRecomputed,
                        notCheckedHere = behind.Reasons.Count == 0 ? null : behind.Reasons,
                        parts = j.Parts.Select(p => new
                        {
                            measure = p.Part.Measure,
                            experiment = p.Part.Experiment,
                            task = p.Part.Task,
                            depth = p.Part.Depth,
                            statistic = p.Statistic,
                            low = p.Low,
                            high = p.High,
                            replicates = p.Replicates,
                            below = p.Part.Below,
                            atLeast = p.Part.AtLeast,
                            holds = p.Holds,
                            safe = p.IsSafe,
                            doubt = p.IsSafe ? null : p.Doubt,
                        }),
                        artefacts = j.Artefacts.Select(a => new { change = a.Part.Switch.Length > 0 ? a.Part.Switch : a.Part.Experiment, measure = a.Part.Measure, task = a.Part.Task, without = a.Without.Statistic, with = a.With.Statistic, decides = a.Decides }),
                    },
                held = reproduction.Held.Select(h => new
                {
                    id = h.Held.Id,
                    because = h.Held.Because,
                    requirements = h.Held.Requirements,
                    violated = h.IsViolated,
                    parts = h.Parts.Select(p => new
                    {
                        measure = p.Part.Measure,
                        number = p.Part.Number,
                        protocol = p.Protocol,
                        task = p.Part.Task,
                        depth = p.Part.Depth,
                        replicates = p.Values.Count,
                        worst = p.Values.Count == 0 ? (double?)null : p.Worst,
                        below = p.Part.Below,
                        atLeast = p.Part.AtLeast,
                        violations = p.Violations,
                    }),
                }),
                results = reproduction.Results.Results.Select(r => Result(r, RecomputedShare.IsComputedNow(reproduction, r.Key))),
            },
            JsonFormat.Indented) + "\n";
    }

    // As it is stored, its kind included, so that whoever reads stored runs reads these.
    private static JsonObject Result(ExperimentResult result, bool isRecomputed)
    {
        var node = JsonSerializer.SerializeToNode(result, ResultsJson.Options)!.AsObject();
        node["recomputed"] = isRecomputed;
        return node;
    }
}
