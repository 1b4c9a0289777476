using PlantNSeek.Networks;
using PlantNSeek.Recovery;

namespace PlantNSeek.Judging;

/// <summary>All that is known of a mask of a file's network.</summary>
public sealed record MaskJudgement
{
    /// <summary>The file of the mask, or the seeker that found it.</summary>
    public required string Name { get; init; }

    /// <summary>The mask.</summary>
    public required Mask Mask { get; init; }

    /// <summary>What it keeps, and what of it can work.</summary>
    public required MaskSummary Summary { get; init; }

    /// <summary>How it agrees with the planted ticket; null where none is known.</summary>
    public Overlap? Overlap { get; init; }

    /// <summary>What it holds of the planted channels, layer by layer; null where no ticket is known, or the network is fully connected.</summary>
    public IReadOnlyList<ChannelFinds>? Channels { get; init; }

    /// <summary>Scores by protocol, Paper first.</summary>
    public required IReadOnlyList<ProtocolScore> Scores { get; init; }

    /// <summary>What is known of the start parameters that it brings; null where it brings none or nothing was trained.</summary>
    public OwnStart? OwnStart { get; init; }

    /// <summary>What the search cost, in passes over the training samples; null where it is not known.</summary>
    public double? SearchEpochs { get; init; }

    /// <summary>Scores of what is left of the mask after each sanity check, by protocol; empty where it was not trained.</summary>
    public IReadOnlyList<SanityScores> Checks { get; init; } = [];

    /// <summary>A line for each training that ended without a score.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether it was trained, to the end.</summary>
    public bool IsTrained => Scores[0].Weak is not null;

    /// <summary>The score by the rule of a protocol.</summary>
    public ProtocolScore Score(string protocol) => Scores.First(s => s.Protocol == protocol);

    /// <summary>What it keeps, in a line.</summary>
    public string KeptText
    {
        get
        {
            var (kept, connectivity) = ($"keeps {Summary.KeptCount} of {Summary.ParameterCount} parameters (density {Summary.Density})", Summary.Connectivity);
            var state = Summary.HasLayerCollapse ? $"layer collapse: no weight is left in layer {JudgementTables.EmptyLayers(Summary)}"
                : Summary.HasFlowCollapse ? "no layer is empty, but no input reaches an output"
                : "no layer is empty";
            return $"{kept}: {Summary.KeptWeights} weights, {Summary.KeptBiases} biases; {connectivity.EffectiveWeights} weights lie on a path from an input to an output, " +
                $"{connectivity.ConstantEdges} more carry constants; {state}";
        }
    }
}
