using System.Text.Json;
using PlantNSeek.Experiments.PictureTransfer;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Experiments.Transfer;
using PlantNSeek.Store;

namespace PlantNSeek.Evidence;

/// <summary>The first value in which a recomputed run, or a part of one, differs from the recorded one.</summary>
/// <param name="Place">Where it is, such as <c>runs: SNIP at 0.1: weak</c>.</param>
/// <param name="Recorded">The recorded value as JSON.</param>
/// <param name="Recomputed">The value that was computed now.</param>
public sealed record ResultDifference(string Place, string Recorded, string Recomputed)
{
    internal const string Absent = "absent";

    /// <summary>Compares all values that were computed, bit for bit; null where none differs.</summary>
    /// <param name="recorded">The recorded run.</param>
    /// <param name="again">What was computed: the run of the same key, or of one that selects a part of it.</param>
    public static ResultDifference? Between(ExperimentResult recorded, ExperimentResult again)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(again);
        return InObject("", Json(PartOf(recorded, again.Key)), Json(again with { Key = recorded.Key }));
    }

    /// <summary>What a run of a key that selects a part gives: its runs and no others, and all else that the whole run has.</summary>
    internal static ExperimentResult PartOf(ExperimentResult recorded, ScenarioKey key) => recorded switch
    {
        ScenarioResult scenario => scenario with { Runs = [.. scenario.Runs.Where(r => Selects(key, r.Pruner, r.Density))], Controls = [.. scenario.Controls.Where(c => IsOfPart(key, c))] },
        TransferRecord transfer => transfer with { Transfers = [.. transfer.Transfers.Where(t => Selects(key, t.Key.Seeker, t.Key.Density))] },
        _ => recorded,
    };

    // The network on the source is listed at each density that is asked for, and unpruned; all other controls are of the planted network, which every part has.
    private static bool IsOfPart(ScenarioKey key, RunResult control) =>
        control.Pruner != PictureTransferExperiment.OnSource || control.Density == DensityPoint.Dense || Selects(key with { Seeker = "" }, control.Pruner, control.Density);

    /// <summary>Whether a run of a key, which may select a part, has a seeker's mask of a density.</summary>
    internal static bool Selects(ScenarioKey key, string seeker, string density) =>
        (key.Seeker.Length == 0 || key.Seeker == seeker) && (key.Densities.Length == 0 || key.Densities.Split(',').Contains(density));

    private static JsonElement Json(ExperimentResult result) => JsonSerializer.SerializeToElement(result, result.GetType(), ResultsJson.Options);

    private static ResultDifference? InObject(string place, JsonElement recorded, JsonElement again)
    {
        foreach (var name in again.EnumerateObject().Select(p => p.Name).Union(recorded.EnumerateObject().Select(p => p.Name)))
        {
            var at = place.Length == 0 ? name : $"{place}: {name}";
            var difference = !recorded.TryGetProperty(name, out var left) ? new ResultDifference(at, Absent, again.GetProperty(name).GetRawText())
                : !again.TryGetProperty(name, out var right) ? new ResultDifference(at, left.GetRawText(), Absent)
                : Between(at, left, right);
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static ResultDifference? Between(string place, JsonElement recorded, JsonElement again) => (recorded.ValueKind, again.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => InObject(place, recorded, again),
        (JsonValueKind.Array, JsonValueKind.Array) when HasObjects(recorded) || HasObjects(again) => InList(place, recorded, again),
        _ => recorded.GetRawText() == again.GetRawText() ? null : new ResultDifference(place, recorded.GetRawText(), again.GetRawText()),
    };

    private static bool HasObjects(JsonElement list) => list.EnumerateArray().Any(static e => e.ValueKind == JsonValueKind.Object);

    private static ResultDifference? InList(string place, JsonElement recorded, JsonElement again)
    {
        if (recorded.GetArrayLength() != again.GetArrayLength())
        {
            return new ResultDifference($"{place}: number of entries", $"{recorded.GetArrayLength()}", $"{again.GetArrayLength()}");
        }

        var known = recorded.EnumerateArray().Select((element, i) => (Label: Label(element, i), element)).ToLookup(e => e.Label, e => e.element);
        foreach (var (label, element) in again.EnumerateArray().Select((element, i) => (Label(element, i), element)))
        {
            var difference = known[label].Any() ? InObject($"{place}: {label}", known[label].First(), element) : new ResultDifference($"{place}: {label}", Absent, element.GetRawText());
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    // What names an entry among its like, as the results have it.
    internal static string Label(JsonElement entry, int index) =>
        entry.TryGetProperty("pruner", out var pruner) ? $"{pruner} at {entry.GetProperty("density")}"
        : entry.TryGetProperty("key", out var key) ? $"{key.GetProperty("seeker")} at {key.GetProperty("density")}"
        : entry.TryGetProperty("name", out var name) ? $"{name}"
        : entry.TryGetProperty("check", out var check) ? $"{check}"
        : entry.TryGetProperty("mask", out var mask) ? $"mask {mask} from start {entry.GetProperty("start")}"
        : $"entry {index + 1}";
}
