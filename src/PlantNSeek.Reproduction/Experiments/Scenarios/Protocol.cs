using PlantNSeek.Planting;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Seekers.LearnedMasks;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Targets;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>How the ticket's own density becomes a number of parameters to keep.</summary>
public enum TicketBudget
{
    /// <summary>
    /// The published rule: the share of planted weights among the host's weights, then applied to weights and biases together.
    /// Fewer parameters than the ticket has are kept where its biases outnumber that share.
    /// </summary>
    WeightShareOfEverything,

    /// <summary>Exactly as many parameters as the ticket has weights and biases.</summary>
    ParameterCount,
}

/// <summary>What the published program for ticket transfer on images does beside what its paper says (Mehta, 2019, and the repository rahulsmehta/sparsity-experiments).</summary>
/// <param name="UsesRunningStatistics">After its first test in an epoch it does not go back to training, so that normalisations take their running statistics in the steps behind it (TA1).</param>
/// <param name="PrunesScales">It tells what is pruned by parts of names, and so prunes scales of normalisations too: in a VGG all of them and the head, in a ResNet those of shortcuts (TA2).</param>
/// <param name="ScramblesImages">It makes three channels of a grey one in an order that puts each pixel at three places next to each other, and every row elsewhere (TA6).</param>
public readonly record struct TransferArtefacts(bool UsesRunningStatistics, bool PrunesScales, bool ScramblesImages)
{
    /// <summary>All of them.</summary>
    public static TransferArtefacts Published { get; } = new(true, true, true);
}

/// <summary>
/// Every choice in which the published programs and an honest experiment differ. Any switch can be turned on
/// its own (<c>Protocol.Paper with { Ties = … }</c>), which is how a deviation is traced to its cause.
/// </summary>
public sealed record Protocol
{
    /// <summary>What the published programs do, artefacts included.</summary>
    public static Protocol Paper { get; } = new()
    {
        Name = "Paper",
        Planting = PlantingOptions.Paper,
        GraphPlanting = GraphPlantingOptions.Paper with { FirstAliveInput = false }, // with it no target whose last layer is sparse can be planted
        PermutesHost = false,
        Budget = TicketBudget.WeightShareOfEverything,
        Target = TargetForm.Published,
        Ties = TieRule.PublishedThreshold,
        NestsMasks = false,
        AddsStaleGradient = true,
        EdgePopup = EdgePopupSettings.Published,
        RescalesEdgePopup = false,
        WidensBiasScores = true,
        CountsRatesFromOne = true,
        SeeksGemsByRow = true,
        FinetunesGemsByRow = true,
        DrawsGemsNormally = true,
        Samples = SampleDraws.Independent,
        Transfer = TransferArtefacts.Published,
        Score = ScoringRule.RescaledPerTestBatch,
    };

    /// <summary>What the paper means to do: the ticket fits its budget, can be recognised when found, and nothing else decides.</summary>
    public static Protocol Fair { get; } = new()
    {
        Name = "Fair",
        Planting = PlantingOptions.Fair,
        GraphPlanting = GraphPlantingOptions.Fair,
        PermutesHost = true,
        Budget = TicketBudget.ParameterCount,
        Target = TargetForm.Lean,
        Ties = TieRule.ExactCount,
        NestsMasks = true,
        AddsStaleGradient = false,
        EdgePopup = EdgePopupSettings.Corrected,
        RescalesEdgePopup = true,
        WidensBiasScores = false,
        CountsRatesFromOne = false,
        SeeksGemsByRow = false,
        FinetunesGemsByRow = false,
        DrawsGemsNormally = false,
        Samples = SampleDraws.Partition,
        Transfer = default,
        Score = ScoringRule.PositiveFactorFromTraining,
    };

    /// <summary>Both, Paper first.</summary>
    public static IReadOnlyList<Protocol> All { get; } = [Paper, Fair];

    /// <summary>The name that results and reports use.</summary>
    public required string Name { get; init; }

    /// <summary>Matching of units and scale of the outputs.</summary>
    public required PlantingOptions Planting { get; init; }

    /// <summary>The same in networks of convolutions.</summary>
    public required GraphPlantingOptions GraphPlanting { get; init; }

    /// <summary>Whether the host's hidden units are permuted after planting, so that their order gives nothing away.</summary>
    public required bool PermutesHost { get; init; }

    /// <summary>What the ticket's own density means.</summary>
    public required TicketBudget Budget { get; init; }

    /// <summary>Whether Helix carries its edges of rounding noise.</summary>
    public required TargetForm Target { get; init; }

    /// <summary>What happens to parameters whose scores tie at the threshold.</summary>
    public required TieRule Ties { get; init; }

    /// <summary>Whether a parameter that was masked in one round stays masked in the next.</summary>
    public required bool NestsMasks { get; init; }

    /// <summary>Whether GraSP's scores after training contain the gradient that the last step left behind.</summary>
    public required bool AddsStaleGradient { get; init; }

    /// <summary>How edge-popup learns its scores.</summary>
    public required EdgePopupSettings EdgePopup { get; init; }

    /// <summary>Whether the outputs of edge-popup's networks are rescaled like all others before they are scored.</summary>
    public required bool RescalesEdgePopup { get; init; }

    /// <summary>Whether edge-popup's scores of biases begin 2.45 times wider than those of weights in random networks on real images (V12).</summary>
    public required bool WidensBiasScores { get; init; }

    /// <summary>Whether edge-popup's learning rate is that of an epoch counter that begins at 1 in random networks on real images (V11).</summary>
    public required bool CountsRatesFromOne { get; init; }

    /// <summary>GA1 of the published runs of Rare Gems: whether edge-popup's rows are sought in twice Gem-Miner's batch and with decay on the scores.</summary>
    public required bool SeeksGemsByRow { get; init; }

    /// <summary>GA1: whether what edge-popup finds there is fine-tuned at another rate and by another schedule than all else.</summary>
    public required bool FinetunesGemsByRow { get; init; }

    /// <summary>GA2: whether iterative magnitude pruning begins there with normal weights, and the check of new weights draws such ones, where all else has signed constants.</summary>
    public required bool DrawsGemsNormally { get; init; }

    /// <summary>Whether training, test and pruning samples come from one draw.</summary>
    public required SampleDraws Samples { get; init; }

    /// <summary>What the published program for ticket transfer on images does.</summary>
    public required TransferArtefacts Transfer { get; init; }

    /// <summary>How outputs are rescaled before they are scored.</summary>
    public required ScoringRule Score { get; init; }

    /// <summary>The protocol of a key, with the key's switches turned.</summary>
    /// <exception cref="ArgumentException">No protocol or no switch has that name.</exception>
    public static Protocol Of(ScenarioKey key) => key.Switch.Length == 0
        ? ByName(key.Protocol)
        : key.Switch.Split('+').Aggregate(ByName(key.Protocol), static (protocol, name) => protocol.Turned(name));

    /// <summary>This protocol with one switch as the other protocol has it.</summary>
    /// <exception cref="ArgumentException">No switch has that name.</exception>
    public Protocol Turned(string switchName) => ProtocolSwitch.ByName(switchName).Turn(this, Name == Paper.Name ? Fair : Paper);

    /// <summary>The protocol of a name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Protocol ByName(string name) => Catalogue.Find(All, name, static protocol => protocol.Name, $"protocol is {name}; the known ones are");
}
