using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments;

/// <summary>Judges masks found in one scenario: straight away, and after training what they keep.</summary>
/// <param name="scenario">The planted network and its data.</param>
/// <param name="cancel">Stops between training steps.</param>
internal sealed class Evaluation(Scenario scenario, CancellationToken cancel)
{
    /// <summary>How every find is trained.</summary>
    public static TrainingSettings Training { get; } = new() { Epochs = 10, BatchSize = 32 };

    /// <summary>The switches in force.</summary>
    public Protocol Protocol => scenario.Protocol;

    /// <summary>What a mask is worth before and after training from the initial weights.</summary>
    public RunResult Trained(string pruner, string density, Mask mask) => Trained(pruner, density, new FoundTicket(mask));

    /// <summary>What a ticket is worth: its mask on the initial weights, and after training from where its seeker says.</summary>
    public RunResult Trained(string pruner, string density, FoundTicket found)
    {
        var (weak, unscaled) = WeakScores(found.Mask, (found.StartParameters ?? scenario.Planted.HostParameters).Span);
        return Untrained(pruner, density, found.Mask) with { Weak = weak, WeakUnscaled = unscaled };
    }

    /// <summary>The score after ten epochs of training what a mask keeps, by the protocol's rule and without rescaling.</summary>
    public (double Score, double Unscaled) WeakScores(Mask mask, ReadOnlySpan<float> start)
    {
        // Every mask of a scenario is trained on the same order of samples, so that runs differ by their masks alone.
        var loss = LossFunction.For(scenario.Data.Training);
        var trained = Trainer.Train(scenario.Architecture, start, mask, scenario.Data.Training, loss, Training, scenario.Stream("shuffle"), null, cancel);
        var scores = Scores(mask.Apply<float>(trained.Parameters), Protocol.Score, scenario.Network);
        RunMemory.Release(scenario.Network);
        return scores;
    }

    /// <summary>What a mask is worth on the initial weights.</summary>
    /// <param name="pruner">Who found it.</param>
    /// <param name="density">At which density.</param>
    /// <param name="mask">What is kept.</param>
    /// <param name="rule">How outputs are rescaled; the protocol's rule where null.</param>
    /// <param name="softmax">Whether the network ends in a softmax.</param>
    public RunResult Untrained(string pruner, string density, Mask mask, ScoringRule? rule = null, bool softmax = false)
    {
        cancel.ThrowIfCancellationRequested();
        IDifferentiableNetwork network = softmax ? new SoftmaxedNetwork(scenario.Network) : scenario.Network;
        var (strong, unscaled) = Scores(mask.Apply<float>(scenario.Planted.HostParameters), rule ?? Protocol.Score, network);
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
    private (double Score, double Unscaled) Scores(ReadOnlySpan<float> parameters, ScoringRule rule, IDifferentiableNetwork network)
    {
        var score = Scoring.Score(rule, network, parameters, scenario.Data.Training, scenario.Data.Test);
        return (score, scenario.Task.IsClassification || rule == ScoringRule.Plain
            ? score
            : Scoring.Score(ScoringRule.Plain, network, parameters, scenario.Data.Training, scenario.Data.Test));
    }
}
