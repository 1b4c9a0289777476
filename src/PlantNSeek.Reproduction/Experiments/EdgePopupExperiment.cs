using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments;

/// <summary>The paper's experiment with edge-popup, at a constant density and with one that falls from 1; only strong tickets are judged.</summary>
internal sealed class EdgePopupExperiment() : SeekingExperiment("edge-popup", epochs: 78)
{
    private const string Constant = "Edge-popup";
    private const string Annealed = "Edge-popup (annealed)";

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) =>
    [
        new(Constant, new EdgePopupSeeker(protocol.EdgePopup, Constant)),
        new(Annealed, new EdgePopupSeeker(protocol.EdgePopup with { Annealing = DensitySchedule.Exponential }, Annealed)),
    ];

    // The published program judges the network as it has it: with the softmax at its end, and regressions without rescaling.
    /// <inheritdoc/>
    protected override RunResult Judge(Find find)
    {
        var protocol = find.Scenario.Protocol;
        var rule = protocol.RescalesEdgePopup ? protocol.Score : ScoringRule.Plain;
        return find.Evaluation.Untrained(find.Seeker.Name, find.Density, find.Ticket.Mask, rule, protocol.EdgePopup.SoftmaxBeforeLoss);
    }
}
