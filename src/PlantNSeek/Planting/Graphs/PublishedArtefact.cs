using System.Collections.Immutable;

namespace PlantNSeek.Planting.Graphs;

/// <summary>What the published program for planted tickets in VGG16 does and does not say.</summary>
/// <param name="Id">Its name, such as <c>V2</c>.</param>
/// <param name="Fact">What happens, and its effect.</param>
/// <param name="ShownBy">Where it can be turned on or computed; null where a line of fact is all.</param>
public sealed record PublishedArtefact(string Id, string Fact, string? ShownBy = null)
{
    /// <summary>All artefacts.</summary>
    public static ImmutableArray<PublishedArtefact> All { get; } =
    [
        new("V1", "the script loops over three seeds and passes none on: all three repetitions use seed 1"),
        new("V2", "a channel's scale may be negative and goes through ReLU: the function is destroyed", nameof(GraphPlantingOptions.SignedScales)),
        new("V3", "each output keeps its own scale and the largest output is taken for the class: the exact ticket is misjudged", nameof(GraphPlantingOptions.UnequalLogits)),
        new("V4", "edge-popup keeps the same share of every layer, which the ticket does not: most budgets cannot contain it", nameof(ContainmentBound)),
        new("V5", "tickets are trained under one normalisation of the images and planted under another: it is not the trained function", nameof(GraphPlantingOptions.Inputs)),
        new("V6", "a linear layer is scaled by its first alive input's weight, not by the first that is not 0: one pruned weight makes the scale infinite", nameof(GraphPlantingOptions.FirstAliveInput)),
        new("V7", "a channel without incoming weights is dropped although it has a bias: its constant is lost", nameof(GraphPlantingOptions.DropsConstantChannels)),
        new("V8", "each channel is listed once for every weight of a kernel position: slow, and no more"),
        new("V9", "biases of the host are below 1e-10 from layer 7 on: any larger planted bias shows at once"),
        new("V10", "a scale is a product of ratios of Gaussians: planted weights of later layers exceed four deviations of the host's"),
        new("V11", "the learning rate is set behind each step from a counter that begins at 1: the first batch uses the old rate, and the last epoch of a level has rate 0", "CosineFromOne"),
        new("V12", "scores of biases begin 2.45 times wider than those of weights: at density .01 a bias is kept with probability .60", "Wide"),
        new("V13", "saved networks hold the initial values of masked weights: unless masks were multiplied in before, the ticket is dense"),
        new("V14", "the planted mask is never evaluated: a broken planting goes unnoticed", nameof(GraphReceipt.Deviation)),
        new("V15", "variants with normalisations use undefined names, and residual networks cannot be planted", nameof(GraphPlanter)),
        new("V16", "an unused path reads the host at the target's indices and leaves outputs out of the order of classes"),
        new("V17", "the reset between rounds restores weights and biases only: running statistics of normalisations survive it, which magnitude pruning does not see and judging before training does", "KeepsStatistics"),
        new("V18", "biases begin at 0 where the figure speaks of biases that are not"),
    ];
}
