using System.Globalization;
using System.Text.Json;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Store;

namespace PlantNSeek.Evidence;

/// <summary>
/// Compares a run of an engine that promises no bits with the recorded replicates of its setting: it passes when each of its numbers lies in the interval in which one more replicate would lie with
/// 99 %, all numbers of the run together. The interval is that of a normal distribution.
/// </summary>
internal static class PredictionComparison
{
    /// <summary>How often a run that is like the recorded ones fails.</summary>
    public const double Level = 0.01;

    /// <summary>The fewest replicates that say something of another one.</summary>
    public const int FewestReplicates = 2;

    /// <summary>The first number outside; null where there is none.</summary>
    /// <param name="recorded">The recorded replicates of the setting; what they do not all have is not compared, and what they all have may not lack.</param>
    /// <param name="again">The run.</param>
    public static ResultDifference? Outside(IReadOnlyList<ExperimentResult> recorded, ExperimentResult again)
    {
        if (recorded.Count < FewestReplicates)
        {
            return new ResultDifference("replicates", recorded.Count.ToString(CultureInfo.InvariantCulture), $"at least {FewestReplicates} are needed to compare with");
        }

        var known = recorded.Select(r => Numbers(ResultDifference.PartOf(r, again.Key))).ToArray();
        var (now, compared) = (Numbers(again), known[0].Keys.Where(place => known.All(k => k.ContainsKey(place))).ToArray());
        foreach (var place in compared)
        {
            if (!now.TryGetValue(place, out var value))
            {
                return new ResultDifference(place, $"in all {known.Length} replicates", ResultDifference.Absent);
            }

            if (known.All(k => k[place].Equals(value)))
            {
                continue; // also where it is no number or infinite in all
            }

            var (low, high) = StudentT.PredictionInterval([.. known.Select(k => k[place])], Level / compared.Length);
            if (!(value >= low && value <= high))
            {
                return new ResultDifference(place, string.Create(CultureInfo.InvariantCulture, $"between {low:G6} and {high:G6} with 99 %, over {known.Length} replicates"), value.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        return compared.Length > 0 ? null : new ResultDifference("numbers", "none", "none to compare");
    }

    private static Dictionary<string, double> Numbers(ExperimentResult result)
    {
        var numbers = new Dictionary<string, double>();
        Collect(numbers, "", JsonSerializer.SerializeToElement(result, result.GetType(), ResultsJson.Options));
        return numbers;
    }

    private static void Collect(Dictionary<string, double> numbers, string place, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject().Where(p => place.Length > 0 || p.Name is not ("key" or "engine")))
                {
                    Collect(numbers, place.Length == 0 ? property.Name : $"{place}: {property.Name}", property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (element, i) in value.EnumerateArray().Select((element, i) => (element, i)))
                {
                    Collect(numbers, $"{place}: {(element.ValueKind == JsonValueKind.Object ? ResultDifference.Label(element, i) : $"entry {i + 1}")}", element);
                }

                break;
            case JsonValueKind.Number:
                numbers[place] = value.GetDouble();
                break;
            case JsonValueKind.String when value.GetString() is "NaN" or "Infinity" or "-Infinity":
                numbers[place] = double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                numbers[place] = value.GetBoolean() ? 1 : 0;
                break;
        }
    }
}
