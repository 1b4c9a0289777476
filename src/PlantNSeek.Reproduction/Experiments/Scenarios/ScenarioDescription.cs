using PlantNSeek.Networks;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What a result says of the planted network, beside what was sought in it.</summary>
internal static class ScenarioDescription
{
    /// <summary>The planted network with the runs and controls of an experiment.</summary>
    public static ScenarioResult Describe(Scenario scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<RunResult> controls) =>
        Describe(scenario.Key, scenario.Size, scenario.Protocol, scenario.TicketScore, scenario.Planted.Receipt.Deviation.Relative, runs, controls);

    /// <summary>The same of any planted network.</summary>
    public static ScenarioResult Describe(
        ScenarioKey key, TicketSize ticket, Protocol protocol, Func<ScoringRule, double> score, double deviation, IReadOnlyList<RunResult> runs, IReadOnlyList<RunResult> controls)
    {
        var (layout, truth) = (ticket.Layout, ticket.Mask);
        var layers = Enumerable.Range(0, layout.LayerCount).ToArray();
        return new ScenarioResult
        {
            Key = key,
            HostWeights = [.. layers.Select(l => layout.Weight(l).Length)],
            HostBiases = [.. layers.Select(l => layout.Bias(l).Length)],
            PlantedWeights = [.. layers.Select(l => truth.CountIn(layout.Weight(l)))],
            PlantedBiases = [.. layers.Select(l => truth.CountIn(layout.Bias(l)))],
            TicketDensity = ticket.Density.Value,
            TicketScore = score(protocol.Score),
            TicketScoreUnscaled = score(ScoringRule.Plain),
            PlantingDeviation = deviation,
            Runs = runs,
            Controls = controls,
        };
    }

    /// <summary>A target's score on the test samples by a rule; a classification has one.</summary>
    /// <param name="rule">How outputs are rescaled.</param>
    /// <param name="data">The samples.</param>
    /// <param name="outputs">Gives the target's outputs for a batch.</param>
    public static double TargetScore(ScoringRule rule, TaskData data, Func<Batch, float[]> outputs)
    {
        var test = outputs(data.Test);
        return data.Test.IsClassification ? Scoring.Accuracy(test, data.Test)
            : rule == ScoringRule.PositiveFactorFromTraining ? Scoring.MeanSquaredError(test, data.Test, Scoring.PositiveFactors(outputs(data.Training), data.Training))
            : Scoring.MeanSquaredError(test, data.Test);
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
