using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What a result says of the planted network, beside what was sought in it.</summary>
internal static class ScenarioDescription
{
    /// <summary>The planted network with the runs and controls of an experiment.</summary>
    public static ScenarioResult Describe(Scenario scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<RunResult> controls)
    {
        var (layout, truth) = (scenario.Layout, scenario.Planted.Receipt.Mask);
        var layers = Enumerable.Range(0, layout.LayerCount).ToArray();
        return new ScenarioResult
        {
            Key = scenario.Key,
            HostWeights = [.. layers.Select(l => layout.Weight(l).Length)],
            HostBiases = [.. layers.Select(l => layout.Bias(l).Length)],
            PlantedWeights = [.. layers.Select(l => truth.CountIn(layout.Weight(l)))],
            PlantedBiases = [.. layers.Select(l => truth.CountIn(layout.Bias(l)))],
            TicketDensity = scenario.TicketDensity.Value,
            TicketScore = scenario.TicketScore(scenario.Protocol.Score),
            TicketScoreUnscaled = scenario.TicketScore(ScoringRule.Plain),
            PlantingDeviation = scenario.Planted.Receipt.Deviation.Relative,
            Runs = runs,
            Controls = controls,
        };
    }

    /// <summary>Adds how well the ticket is hidden.</summary>
    public static ScenarioResult WithDetectability(this ScenarioResult result, Scenario scenario)
    {
        var detectability = scenario.Planted.Detect(Scenario.Seed + (ulong)scenario.Key.Replicate);
        return result with
        {
            MagnitudeAuc = [.. detectability.Select(l => l.WeightMagnitude.Area)],
            MagnitudeAucP = [.. detectability.Select(l => l.WeightMagnitude.PValue)],
            UnitNormAuc = [.. detectability.Select(l => l.UnitNorm.Area)],
            UnitIndexAuc = [.. detectability.Select(l => l.UnitIndex.Area)],
        };
    }
}
