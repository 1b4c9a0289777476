using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>
/// Masks whose worth is known: the planted one itself, trained as well; one of its size that holds nothing of it; and the planted one
/// padded at random to each density.
/// </summary>
internal static class ControlRuns
{
    /// <summary>The controls of a scenario.</summary>
    public static List<RunResult> Of(Scenario scenario, Evaluation evaluation)
    {
        var truth = scenario.Planted.Receipt.Mask;
        var count = scenario.Layout.Count;
        var controls = new List<RunResult> { evaluation.Trained("Oracle", DensityPoint.Ticket, truth) };
        if (2 * truth.KeptCount <= count)
        {
            controls.Add(evaluation.Untrained("Anti-oracle", DensityPoint.Ticket, Controls.AntiOracleMask(scenario.Layout, truth, scenario.Stream("anti-oracle"))));
        }

        foreach (var label in DensityPoint.Labels.Where(l => l != DensityPoint.Ticket && l != DensityPoint.Dense))
        {
            var budget = new Density(DensityPoint.Value(label)).Budget(count);
            if (budget > truth.KeptCount)
            {
                controls.Add(evaluation.Untrained("Padded oracle", label, Controls.PaddedOracleMask(scenario.Layout, truth, budget, scenario.Stream("padding"))));
            }
        }

        return controls;
    }
}
