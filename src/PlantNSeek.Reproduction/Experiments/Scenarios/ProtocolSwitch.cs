using PlantNSeek.Planting;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>One choice in which the two protocols differ, by the name under which it can be turned alone.</summary>
/// <param name="Name">The name that keys and claims use.</param>
/// <param name="Description">What the choice is about.</param>
/// <param name="Turn">The first protocol with this one choice taken from the second.</param>
public sealed record ProtocolSwitch(string Name, string Description, Func<Protocol, Protocol, Protocol> Turn)
{
    /// <summary>All switches.</summary>
    public static IReadOnlyList<ProtocolSwitch> All { get; } =
    [
        new("matching", "how host units are chosen", static (p, from) => p with { Planting = p.Planting with { Matching = from.Planting.Matching, ScaleClamp = from.Planting.ScaleClamp } }),
        new("output-scale", "one scale for all outputs, or one for each", static (p, from) => p with { Planting = p.Planting with { OutputScale = from.Planting.OutputScale } }),
        new("channel-matching", "how the host's channels are chosen in networks of convolutions, and how large their factors are", static (p, from) => p with { GraphPlanting = p.GraphPlanting with { Matching = from.GraphPlanting.Matching, Scale = from.GraphPlanting.Scale } }),
        new("signed-scales", "whether a channel's factor may be negative (V2)", static (p, from) => p with { GraphPlanting = p.GraphPlanting with { SignedScales = from.GraphPlanting.SignedScales } }),
        new("unequal-logits", "whether each class has a factor of its own (V3)", static (p, from) => p with { GraphPlanting = p.GraphPlanting with { UnequalLogits = from.GraphPlanting.UnequalLogits } }),
        new("constant-channels", "whether channels without incoming weights are dropped (V7)", static (p, from) => p with { GraphPlanting = p.GraphPlanting with { DropsConstantChannels = from.GraphPlanting.DropsConstantChannels } }),
        new("permuted-host", "whether the host's units are permuted after planting", static (p, from) => p with { PermutesHost = from.PermutesHost }),
        new("ticket-budget", "what the ticket's own density means", static (p, from) => p with { Budget = from.Budget }),
        new("target", "whether Helix carries its edges of rounding noise", static (p, from) => p with { Target = from.Target }),
        new("ties", "what happens to scores that tie at the threshold", static (p, from) => p with { Ties = from.Ties }),
        new("nesting", "whether masked parameters may return", static (p, from) => p with { NestsMasks = from.NestsMasks }),
        new("stale-gradient", "whether GraSP adds to the gradient of the last training step", static (p, from) => p with { AddsStaleGradient = from.AddsStaleGradient }),
        new("edge-popup-softmax", "whether edge-popup's network ends in a softmax on every task", static (p, from) => p with { EdgePopup = p.EdgePopup with { SoftmaxBeforeLoss = from.EdgePopup.SoftmaxBeforeLoss } }),
        new("edge-popup-bias-scores", "whether edge-popup's bias scores can move", static (p, from) => p with { EdgePopup = p.EdgePopup with { BiasScores = from.EdgePopup.BiasScores } }),
        new("edge-popup-ranking", "whether edge-popup ranks the weights and biases of a layer together", static (p, from) => p with { EdgePopup = p.EdgePopup with { Scope = from.EdgePopup.Scope, MeetsBudgetOverall = from.EdgePopup.MeetsBudgetOverall } }),
        new("edge-popup-rescaling", "whether the outputs of edge-popup's networks are rescaled like all others before they are scored", static (p, from) => p with { RescalesEdgePopup = from.RescalesEdgePopup }),
        new("wide-bias-scores", "whether edge-popup's scores of biases begin 2.45 times wider on real images (V12)", static (p, from) => p with { WidensBiasScores = from.WidensBiasScores }),
        new("late-rates", "whether the last epoch of each level of edge-popup has the learning rate 0 on real images (V11)", static (p, from) => p with { CountsRatesFromOne = from.CountsRatesFromOne }),
        new("gem-search", "whether edge-popup's rows of Rare Gems have a batch and a decay of their own (GA1)", static (p, from) => p with { SeeksGemsByRow = from.SeeksGemsByRow }),
        new("gem-finetuning", "whether they have a fine-tuning of their own (GA1)", static (p, from) => p with { FinetunesGemsByRow = from.FinetunesGemsByRow }),
        new("gem-weights", "whether IMP and new weights are drawn from a normal distribution (GA2)", static (p, from) => p with { DrawsGemsNormally = from.DrawsGemsNormally }),
        new("samples", "whether training, test and pruning samples come from one draw", static (p, from) => p with { Samples = from.Samples }),
        new("running-statistics", "whether ticket transfer trains with running statistics after the first test in an epoch (TA1)", static (p, from) => p with { Transfer = p.Transfer with { UsesRunningStatistics = from.Transfer.UsesRunningStatistics } }),
        new("pruned-scales", "whether ticket transfer prunes scales of normalisations, and the head of a VGG (TA2)", static (p, from) => p with { Transfer = p.Transfer with { PrunesScales = from.Transfer.PrunesScales } }),
        new("scrambled-images", "whether ticket transfer scrambles the pixels of grey images (TA6)", static (p, from) => p with { Transfer = p.Transfer with { ScramblesImages = from.Transfer.ScramblesImages } }),
        new("score", "how outputs are rescaled before they are scored", static (p, from) => p with { Score = from.Score }),
    ];

    /// <summary>The switch of a name, in any letter case.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static ProtocolSwitch ByName(string name) => Catalogue.Find(All, name, static s => s.Name, $"switch is {name}; the known ones are");
}
