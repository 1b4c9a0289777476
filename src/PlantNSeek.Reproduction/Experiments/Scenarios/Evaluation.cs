using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>Judges masks found in one scenario: straight away, and after training what they keep.</summary>
/// <param name="scenario">The planted network and its data.</param>
/// <param name="cancel">Stops between training steps.</param>
internal sealed class Evaluation(Scenario scenario, CancellationToken cancel)
{
    /// <summary>How every find is trained: on the same order of samples, so that runs differ by their masks alone.</summary>
    public TicketTraining Training { get; } = By(scenario, TicketTraining.Published);

    /// <summary>The switches in force.</summary>
    public Protocol Protocol => scenario.Protocol;

    /// <summary>What a mask is worth before and after training from the initial weights.</summary>
    public RunResult Trained(string pruner, string density, Mask mask) => Trained(pruner, density, new FoundTicket(mask));

    /// <summary>What a ticket is worth: its mask on the initial weights, after ten epochs of training in all, and with the start parameters that it brings.</summary>
    public RunResult Trained(string pruner, string density, FoundTicket found)
    {
        var (weak, unscaled) = WeakScores(found);
        return Untrained(pruner, density, found.Mask) with { Weak = weak, WeakUnscaled = unscaled, OwnStart = OwnStart(found) };
    }

    /// <summary>The score of what a ticket keeps after ten epochs of training in all, by the protocol's rule and without rescaling.</summary>
    public (double Score, double Unscaled) WeakScores(FoundTicket ticket) => Released(Training.ToTotal(ticket, cancel));

    /// <summary>The same by the protocol's rule after another training than that which all are compared by.</summary>
    public double WeakScore(FoundTicket ticket, TrainingSettings settings) => Released(By(scenario, settings).ToTotal(ticket, cancel)).Score;

    /// <summary>The score with the start parameters that a ticket brings after another training than ten epochs more; null where it brings none.</summary>
    public double? OwnScore(FoundTicket ticket, TrainingSettings settings) =>
        ticket.StartParameters is null ? null : Released(By(scenario, settings).FromOwnStart(ticket, cancel)).Score;

    /// <summary>Scores with the start parameters that a ticket brings; null where it brings none.</summary>
    public OwnStartScores? OwnStart(FoundTicket found) => found.StartParameters is not { } start ? null : new OwnStartScores(
        Training.EpochsOf(found), Released(found.Mask.Apply(start.Span)).Score, Released(Training.FromOwnStart(found, cancel)).Score);

    private static TicketTraining By(Scenario scenario, TrainingSettings settings) =>
        new(scenario.Trainer, scenario.Planted.HostParameters, scenario.Data.Training, settings, () => scenario.Stream("shuffle"));

    private (double Score, double Unscaled) Released(float[] parameters)
    {
        var scores = Scores(parameters, Protocol.Score, scenario.Network);
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
        var summary = MaskSummary.Of(scenario.Network.Graph, mask);
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
            EffectiveWeights = summary.Connectivity.EffectiveWeights,
            EffectiveParameters = summary.Connectivity.EffectiveMask.KeptCount,
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
