using System.Collections.Immutable;

namespace PlantNSeek.Networks;

/// <summary>What the kept edges of a mask connect; made by <see cref="Connectivity.Of"/>. Values of the parameters play no part.</summary>
public sealed record ConnectivityReport
{
    /// <summary>
    /// Kept weights on a path of kept weights from an input to an output, and kept biases of units with a path of kept weights to
    /// an output (an output's own bias always counts). Of what is never pruned it says nothing. A subset of <see cref="FunctionalMask"/>.
    /// </summary>
    public required Mask EffectiveMask { get; init; }

    /// <summary>
    /// The effective mask and the constant edges: all that can have a say in the outputs. The network under this mask is the
    /// same function as under the whole mask, for any parameters.
    /// </summary>
    public required Mask FunctionalMask { get; init; }

    /// <summary>Kept weights on an input-output path.</summary>
    public int EffectiveWeights => EffectiveWeightsPerLayer.Sum();

    /// <summary>Kept weights on an input-output path, by zero-based layer.</summary>
    public required ImmutableArray<int> EffectiveWeightsPerLayer { get; init; }

    /// <summary>
    /// Kept weights that lead to an output and carry a constant: the unit they leave is fed by biases and by no input. They change
    /// the function, but none of its dependence on the input passes through them.
    /// </summary>
    public required int ConstantEdges { get; init; }

    /// <summary>Units (channels of a convolution) on an input-output path, by level (inputs first).</summary>
    public required ImmutableArray<int> EffectiveUnits { get; init; }

    /// <summary>Units whose value has no say in the outputs, by level: nothing reaches them, neither an input nor a constant, or they lead to no output.</summary>
    public required ImmutableArray<int> DeadUnits { get; init; }

    /// <summary>Zero-based layers without a kept weight (layer collapse), ascending; where a shortcut leads past them, the flow is not cut.</summary>
    public required ImmutableArray<int> CollapsedLayers { get; init; }

    /// <summary>Logarithm to base 10 of the number of input-output paths; negative infinity where there is none.</summary>
    public required double PathCountLog10 { get; init; }

    /// <summary>Whether some input still reaches some output; where not, the outputs are constants (flow collapse).</summary>
    public bool HasInputOutputPath => EffectiveUnits[0] > 0;
}
