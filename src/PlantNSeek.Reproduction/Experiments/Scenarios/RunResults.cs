using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What a mask keeps, and is worth on the initial parameters, as a result holds it.</summary>
internal static class RunResults
{
    /// <summary>Where nothing is planted.</summary>
    /// <param name="pruner">Who found it.</param>
    /// <param name="density">At which density.</param>
    /// <param name="summary">What is kept.</param>
    /// <param name="strong">The score before training.</param>
    public static RunResult Of(string pruner, string density, MaskSummary summary, double strong) => new()
    {
        Pruner = pruner,
        Density = density,
        Kept = summary.KeptCount,
        Strong = strong,
        StrongUnscaled = strong,
        KeptWeights = [.. summary.Layers.Select(static l => l.KeptWeights)],
        KeptBiases = [.. summary.Layers.Select(static l => l.KeptBiases)],
        WeightHits = [.. summary.Layers.Select(static _ => 0)],
        BiasHits = [.. summary.Layers.Select(static _ => 0)],
        EffectiveWeights = summary.Connectivity.EffectiveWeights,
        EffectiveParameters = summary.Connectivity.EffectiveMask.KeptCount,
        FlowCollapse = summary.HasFlowCollapse,
    };

    /// <summary>Held against what is planted.</summary>
    /// <param name="judge">Judges by the protocol's rule first and then without rescaling, and knows the truth.</param>
    /// <param name="pruner">Who found it.</param>
    /// <param name="density">At which density.</param>
    /// <param name="mask">What is kept.</param>
    public static RunResult Untrained(TicketJudge judge, string pruner, string density, Mask mask)
    {
        var (strong, summary, overlap) = (judge.Strong(mask), judge.Summary(mask), judge.Overlap(mask)!);
        return Of(pruner, density, summary, strong[0]) with
        {
            Kept = mask.KeptCount,
            StrongUnscaled = strong[1],
            WeightHits = [.. overlap.LayerWeights.Select(l => l.Hits)],
            BiasHits = [.. overlap.Layers.Zip(overlap.LayerWeights, (all, weights) => all.Hits - weights.Hits)],
        };
    }
}
