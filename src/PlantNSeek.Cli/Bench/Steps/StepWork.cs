using PlantNSeek.Networks;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>What a training step cannot do without.</summary>
/// <param name="MultiplyAdds">Of single numbers: forward, input gradient (not in the first layer) and gradient of each weight on a path to an output.</param>
/// <param name="StateBytes">Parameters on such paths and both their moments.</param>
/// <param name="PassBytes">Their weights, once forward and once (not in the first layer) backward: what is read besides where the state does not fit the second-level cache.</param>
internal sealed record StepWork(long MultiplyAdds, long StateBytes, long PassBytes)
{
    /// <summary>The work of a step with so many real samples.</summary>
    public static StepWork Of(NetworkGraph graph, Mask mask, int samples)
    {
        var layout = graph.Layout;
        var needed = Connectivity.Of(graph, mask).FunctionalMask;
        var (products, passes) = (0L, 0L);
        for (var layer = 0; layer < layout.LayerCount; layer++)
        {
            var weights = needed.CountIn(layout.Weight(layer));
            products += (layer == 0 ? 2L : 3L) * weights;
            passes += (layer == 0 ? 1L : 2L) * weights;
        }

        return new StepWork(products * samples, 3L * sizeof(float) * needed.KeptCount, sizeof(float) * passes);
    }
}
