using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Recovery;
using PlantNSeek.Training;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>Judges masks found in one scenario: straight away, and after training what they keep.</summary>
/// <param name="scenario">The planted network and its data.</param>
/// <param name="cancel">Stops between training steps.</param>
internal sealed class Evaluation(Scenario scenario, CancellationToken cancel)
{
    private readonly TicketJudge _judge = scenario.Judge;

    /// <summary>What a mask is worth before and after training from the initial weights.</summary>
    public RunResult Trained(string pruner, string density, Mask mask) => Trained(pruner, density, new FoundTicket(mask));

    /// <summary>What a ticket is worth: its mask on the initial weights, after ten epochs of training in all, and with the start parameters that it brings.</summary>
    public RunResult Trained(string pruner, string density, FoundTicket found)
    {
        var weak = Released(_judge.Weak(found, cancel));
        return Untrained(pruner, density, found.Mask) with { Weak = weak[0], WeakUnscaled = weak[1], OwnStart = OwnStart(found) };
    }

    /// <summary>The score of what a ticket keeps after ten epochs of training in all, or after another training, by the protocol's rule.</summary>
    public double WeakScore(FoundTicket ticket, TrainingSettings? settings = null) => Released(By(settings).Weak(ticket, cancel))[0];

    /// <summary>The score with the start parameters that a ticket brings after another training than ten epochs more; null where it brings none.</summary>
    public double? OwnScore(FoundTicket ticket, TrainingSettings settings) => Released(By(settings).TrainedOn(ticket, cancel))?[0];

    /// <summary>Scores with the start parameters that a ticket brings; null where it brings none.</summary>
    public OwnStartScores? OwnStart(FoundTicket found) => Released(_judge.AsFound(found)) is not { } asFound ? null : new OwnStartScores(
        _judge.EpochsOf(found), asFound[0], Released(_judge.TrainedOn(found, cancel))![0]);

    private TicketJudge By(TrainingSettings? settings) => settings is null ? _judge : _judge with { Settings = settings };

    private T Released<T>(T scores)
    {
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
        var judge = _judge with
        {
            Network = softmax ? new SoftmaxedNetwork(scenario.Network) : scenario.Network,
            Rules = [rule ?? scenario.Protocol.Score, ScoringRule.Plain],
        };
        return RunResults.Untrained(judge, pruner, density, mask);
    }
}
