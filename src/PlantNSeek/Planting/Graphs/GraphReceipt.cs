using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions.Evaluation;

namespace PlantNSeek.Planting.Graphs;

/// <summary>All that is known about a ticket planted in a graph: where it is, by what factors it was written, how exact it is and how well it shows.</summary>
public sealed record GraphReceipt
{
    /// <summary>The network that was planted.</summary>
    public required MaskedNetwork Target { get; init; }

    /// <summary>How it was planted.</summary>
    public required GraphPlantingOptions Options { get; init; }

    /// <summary>The ticket in the host's layout: the planted weights and biases that are not 0, and all that is never pruned.</summary>
    public required Mask Mask { get; init; }

    /// <summary><c>[level][target channel]</c>: the channel of the host, as it is now, that computes the target's; -1 where the ticket does not use it.</summary>
    public required ImmutableArray<ImmutableArray<int>> HostChannels { get; init; }

    /// <summary><c>[level][target channel]</c>: the planted channel is this times the target's; 0 where the ticket does not use it.</summary>
    public required ImmutableArray<ImmutableArray<double>> ChannelScales { get; init; }

    /// <summary>What each tensor of weights or biases holds of the ticket.</summary>
    public required ImmutableArray<TensorPlanting> Tensors { get; init; }

    /// <summary>How exactly the ticket computes the target.</summary>
    public required GraphDeviation Deviation { get; init; }

    /// <summary>Weights of the ticket.</summary>
    public int WeightCount => Tensors.Where(tensor => tensor.Kind == ParameterKind.Weight).Sum(tensor => tensor.Planted);

    /// <summary>Biases of the ticket. What a host with a normalisation adds as its shift is none of them.</summary>
    public int BiasCount => Tensors.Where(tensor => tensor.Kind == ParameterKind.Bias).Sum(tensor => tensor.Planted);

    /// <summary>Each output of the ticket is this times the target's.</summary>
    public ImmutableArray<double> OutputScales => ChannelScales[^1];

    /// <summary>The scale that all outputs have in common; NaN where they differ (V3).</summary>
    public double LogitScale => OutputScales.Distinct().Count() == 1 ? OutputScales[0] : double.NaN;
}
