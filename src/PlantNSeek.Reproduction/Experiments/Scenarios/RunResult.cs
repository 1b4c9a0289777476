namespace PlantNSeek.Experiments.Scenarios;

/// <summary>What one pruner found at one density in one planted network, and what it is worth.</summary>
public sealed record RunResult
{
    /// <summary>Name of the pruner, or of the control.</summary>
    public required string Pruner { get; init; }

    /// <summary>One of <see cref="DensityPoint.Labels"/>.</summary>
    public required string Density { get; init; }

    /// <summary>Parameters kept, counted from the mask.</summary>
    public required int Kept { get; init; }

    /// <summary>Score on the initial weights, right after pruning: accuracy, or squared error by the protocol's rule.</summary>
    public required double Strong { get; init; }

    /// <summary>Score after ten epochs of training in all, those behind a start of its own included; absent for controls that are not trained.</summary>
    public double? Weak { get; init; }

    /// <summary>Strong squared error without any rescaling; the accuracy for a classification.</summary>
    public required double StrongUnscaled { get; init; }

    /// <summary>Weak squared error without any rescaling; the accuracy for a classification.</summary>
    public double? WeakUnscaled { get; init; }

    /// <summary>Scores with the start parameters that the ticket brings; absent where it starts from the initial ones.</summary>
    public OwnStartScores? OwnStart { get; init; }

    /// <summary>Weak score after twenty epochs under a cosine schedule instead of ten at a constant rate; absent where it was not measured.</summary>
    public double? WeakAfterTwenty { get; init; }

    /// <summary>Mean training loss over the last epoch of the training behind the weak score; absent where it was not kept.</summary>
    public double? TrainingLoss { get; init; }

    /// <summary>The largest share of the planted ticket that a mask with this budget can hold, by the numbers of parameters alone; absent where it was not computed.</summary>
    public double? ContainmentBound { get; init; }

    /// <summary>What each round of the search left; absent where it was not recorded.</summary>
    public IReadOnlyList<PruningRound>? Rounds { get; init; }

    /// <summary>Samples that the search sent through the network; absent where it was not counted.</summary>
    public long? Samples { get; init; }

    /// <summary>Whether the layers do not differ from those of a uniformly random mask at p = 0.01, as where the scores of a search hardly moved; absent where it was not asked.</summary>
    public bool? HasUniformLayers { get; init; }

    /// <summary>What the sanity checks score; absent where they were not made.</summary>
    public IReadOnlyList<CheckedScore>? Sanity { get; init; }

    /// <summary>Weights kept in each layer.</summary>
    public required IReadOnlyList<int> KeptWeights { get; init; }

    /// <summary>Biases kept in each layer.</summary>
    public required IReadOnlyList<int> KeptBiases { get; init; }

    /// <summary>Planted weights among the kept ones, in each layer.</summary>
    public required IReadOnlyList<int> WeightHits { get; init; }

    /// <summary>Planted biases among the kept ones, in each layer.</summary>
    public required IReadOnlyList<int> BiasHits { get; init; }

    /// <summary>Weights on a path from an input to an output.</summary>
    public required int EffectiveWeights { get; init; }

    /// <summary>Kept weights on a path from an input to an output, and kept biases that reach an output.</summary>
    public required int EffectiveParameters { get; init; }

    /// <summary>Whether some layer has no weight left.</summary>
    public bool LayerCollapse => KeptWeights.Contains(0);

    /// <summary>Whether no path leads from an input to an output.</summary>
    public required bool FlowCollapse { get; init; }
}
