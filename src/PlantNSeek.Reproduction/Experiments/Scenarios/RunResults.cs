using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What a mask keeps, and is worth on the initial parameters, as a result holds it.</summary>
internal static class RunResults
{
    /// <param name="judge">Judges by the protocol's rule first and then without rescaling, and knows the truth.</param>
    /// <param name="pruner">Who found it.</param>
    /// <param name="density">At which density.</param>
    /// <param name="mask">What is kept.</param>
    public static RunResult Untrained(TicketJudge judge, string pruner, string density, Mask mask)
    {
        var (strong, summary, overlap) = (judge.Strong(mask), judge.Summary(mask), judge.Overlap(mask)!);
        return new RunResult
        {
            Pruner = pruner,
            Density = density,
            Kept = mask.KeptCount,
            Strong = strong[0],
            StrongUnscaled = strong[1],
            KeptWeights = [.. summary.Layers.Select(l => l.KeptWeights)],
            KeptBiases = [.. summary.Layers.Select(l => l.KeptBiases)],
            WeightHits = [.. overlap.LayerWeights.Select(l => l.Hits)],
            BiasHits = [.. overlap.Layers.Zip(overlap.LayerWeights, (all, weights) => all.Hits - weights.Hits)],
            EffectiveWeights = summary.Connectivity.EffectiveWeights,
            EffectiveParameters = summary.Connectivity.EffectiveMask.KeptCount,
            FlowCollapse = summary.HasFlowCollapse,
        };
    }
}
