using PlantNSeek.Networks;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments;

/// <summary>Judges masks found in one scenario: straight away, and after training what they keep.</summary>
/// <param name="scenario">The planted network and its data.</param>
/// <param name="cancel">Stops between training steps.</param>
internal sealed class Evaluation(Scenario scenario, CancellationToken cancel)
{
    private static readonly TrainingSettings Settings = new() { Epochs = 10, BatchSize = 32 };

    /// <summary>What a mask is worth before and after training.</summary>
    public RunResult Trained(string pruner, string density, Mask mask)
    {
        // Every mask of a scenario is trained on the same order of samples, so that runs differ by their masks alone.
        var loss = LossFunction.For(scenario.Data.Training);
        var trained = Trainer.Train(
            scenario.Architecture, scenario.Planted.HostParameters, mask, scenario.Data.Training, loss, Settings, scenario.Stream("shuffle"), null, cancel);
        var (weak, unscaled) = Scores(mask.Apply<float>(trained.Parameters));
        return Untrained(pruner, density, mask) with { Weak = weak, WeakUnscaled = unscaled };
    }

    /// <summary>What a mask is worth on the initial weights.</summary>
    public RunResult Untrained(string pruner, string density, Mask mask)
    {
        cancel.ThrowIfCancellationRequested();
        var (strong, unscaled) = Scores(mask.Apply<float>(scenario.Planted.HostParameters));
        var summary = MaskSummary.Of(scenario.Layout, mask);
        var overlap = Overlap.Of(scenario.Layout, mask, scenario.Planted.Receipt.Mask);
        return new RunResult
        {
            Pruner = pruner,
            Density = density,
            Kept = mask.KeptCount,
            Strong = strong,
            StrongUnscaled = unscaled,
            KeptWeights = [.. summary.Layers.Select(l => l.KeptWeights)],
            KeptBiases = [.. summary.Layers.Select(l => l.KeptBiases)],
            WeightHits = [.. overlap.LayerWeights.Select(l => l.Hits)],
            BiasHits = [.. overlap.Layers.Zip(overlap.LayerWeights, (all, weights) => all.Hits - weights.Hits)],
            EffectiveWeights = summary.Layers.Sum(l => l.EffectiveWeights),
            FlowCollapse = summary.HasFlowCollapse,
        };
    }

    // A classification is never rescaled, so its two scores are one.
    private (double Score, double Unscaled) Scores(ReadOnlySpan<float> parameters)
    {
        var score = Score(parameters, scenario.Protocol.Score);
        return (score, scenario.Task.IsClassification ? score : Score(parameters, ScoringRule.Plain));
    }

    private double Score(ReadOnlySpan<float> parameters, ScoringRule rule) =>
        Scoring.Score(rule, scenario.Network, parameters, scenario.Data.Training, scenario.Data.Test);
}
