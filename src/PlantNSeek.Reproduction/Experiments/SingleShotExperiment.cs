using PlantNSeek.Networks;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments;

/// <summary>
/// The paper's singleshot experiment on one planted network (Figures 3, 6, 7 and 8): score the initial weights once, prune to each
/// density, train what is left for 10 epochs with Adam, and judge before and after.
/// </summary>
public static class SingleShotExperiment
{
    /// <summary>Runs all five pruners at all densities, and the controls.</summary>
    /// <param name="key">Which replicate of which setting.</param>
    /// <param name="protocol">The switches in force; the key's protocol, or that one with a switch changed.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ScenarioResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel = default)
    {
        var scenario = new Scenario(key, protocol);
        var evaluation = new Evaluation(scenario, cancel);
        var everything = Mask.All(scenario.Layout.Count);
        var dense = evaluation.Trained("dense", DensityPoint.Dense, everything); // the same for every pruner, so trained once
        var runs = new List<RunResult>();
        foreach (var pruner in PrunerCatalog.All)
        {
            var scores = scenario.Score(pruner);
            runs.AddRange(DensityPoint.Labels.Select(label => label == DensityPoint.Dense
                ? dense with { Pruner = pruner.Name }
                : evaluation.Trained(pruner.Name, label, Selection.Select(
                    scores, scenario.Layout, everything, scenario.Budget(label), new SelectionOptions { TieRule = protocol.Ties }))));
        }

        return Describe(scenario, runs, Controls(scenario, evaluation));
    }

    // The planted mask itself, trained as well; a mask of its size that holds nothing of it; and the planted mask padded to each density.
    private static List<RunResult> Controls(Scenario scenario, Evaluation evaluation)
    {
        var truth = scenario.Planted.Receipt.Mask;
        var count = scenario.Layout.Count;
        var controls = new List<RunResult> { evaluation.Trained("Oracle", DensityPoint.Ticket, truth) };
        if (2 * truth.KeptCount <= count)
        {
            controls.Add(evaluation.Untrained("Anti-oracle", DensityPoint.Ticket, Recovery.Controls.AntiOracleMask(truth, scenario.Stream("anti-oracle"))));
        }

        foreach (var label in DensityPoint.Labels.Where(l => l != DensityPoint.Ticket && l != DensityPoint.Dense))
        {
            var budget = new Density(DensityPoint.Value(label)).Budget(count);
            if (budget > truth.KeptCount)
            {
                controls.Add(evaluation.Untrained("Padded oracle", label, Recovery.Controls.PaddedOracleMask(truth, budget, scenario.Stream("padding"))));
            }
        }

        return controls;
    }

    private static ScenarioResult Describe(Scenario scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<RunResult> controls)
    {
        var (layout, truth) = (scenario.Layout, scenario.Planted.Receipt.Mask);
        var layers = Enumerable.Range(0, layout.Architecture.LayerCount).ToArray();
        var detectability = scenario.Planted.Detect(Scenario.Seed + (ulong)scenario.Key.Replicate);
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
            MagnitudeAuc = [.. layers.Select(l => detectability[l].WeightMagnitude.Area)],
            MagnitudeAucP = [.. layers.Select(l => detectability[l].WeightMagnitude.PValue)],
            UnitNormAuc = [.. layers.Select(l => detectability[l].UnitNorm.Area)],
            UnitIndexAuc = [.. layers.Select(l => detectability[l].UnitIndex.Area)],
            Runs = runs,
            Controls = controls,
        };
    }
}
