using PlantNSeek.Claims;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Reporting.Figures.Dots;
using PlantNSeek.Reporting.Figures.Drawing;
using PlantNSeek.Reporting.Figures.Hosts;
using PlantNSeek.Store;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>How the masks meet the planted one, layer by layer.</summary>
public static class OverlapFigures
{
    /// <summary>Recall of the planted weights per layer, means over the replicates of one setting.</summary>
    public static SvgFigure Recall(SweepResults results, string protocol, LearningTask task, int depth)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(task);
        var replicates = results.Replicates(protocol, task.Name, depth);
        var cells = from pruner in Measures.PrunerNames
                    from density in DensityPoint.Labels
                    where density != DensityPoint.Dense
                    select new OverlapCell(pruner, density, Layers([.. replicates.Where(r => r.Has(pruner, density))], pruner, density));
        return LayerOverlap.Draw(new LayerOverlapData(
            $"overlap-{protocol.ToLowerInvariant()}-{task.Name}",
            $"Planted weights recovered per layer: {CurveFigures.Title(task)}, depth {depth}, protocol {protocol}",
            "For each pruner and density a bar per layer: the share of the planted weights that was kept, with a mark at what chance would give.",
            OverlapMeasure.Recall,
            [.. cells]));
    }

    private static LayerCount[] Layers(ScenarioResult[] replicates, string pruner, string density) =>
        [.. Enumerable.Range(0, replicates[0].HostWeights.Count).Select(layer => new LayerCount(
            replicates[0].HostWeights[layer],
            replicates.Average(r => r.PlantedWeights[layer]),
            replicates.Average(r => r.Run(pruner, density).KeptWeights[layer]),
            replicates.Average(r => r.Run(pruner, density).WeightHits[layer])))];
}
