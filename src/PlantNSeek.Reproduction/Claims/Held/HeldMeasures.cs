using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Store;

namespace PlantNSeek.Claims.Held;

/// <summary>What is looked at in every replicate.</summary>
internal static class HeldMeasures
{
    /// <summary>A named number of the theory's experiments.</summary>
    public const string Number = "number";

    /// <summary>The names that <c>spec/claims.yaml</c> may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [Number, "oracle-distance", "planting-deviation"];

    /// <summary>The value of each replicate of a part's setting.</summary>
    public static IReadOnlyList<HeldValue> Values(ClaimPart part, SweepResults results, string protocol)
    {
        var setting = part.Setting(protocol);
        return part.Measure == Number
            ? [.. results.Numbers(setting).Select(n => new HeldValue(n.Key.Replicate, n[part.Number!]))]
            : [.. results.Replicates(setting).Select(s => new HeldValue(s.Key.Replicate, Of(part, s)))];
    }

    private static double Of(ClaimPart part, ScenarioResult scenario) => part.Measure == "planting-deviation"
        ? scenario.PlantingDeviation
        : Math.Abs(Margins.IsAccuracy(part.Task) ? Measures.Oracle(scenario) - scenario.TicketScore : (Measures.Oracle(scenario) / scenario.TicketScore) - 1);
}
