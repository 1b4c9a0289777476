using System.Collections.Immutable;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>How the search for the best mask of each size spends its time.</summary>
public sealed record SpiralSearchSettings
{
    /// <summary>The search of all masks, recorded in spec/reference/spiral-width3.json; tens of minutes on one core.</summary>
    public static SpiralSearchSettings AllMasks { get; } = new();

    /// <summary>
    /// The masks below the smallest that reached 95 %, each from 512 initial values instead of 32 to 1008: whether training merely missed
    /// one. Recorded in spec/reference/spiral-width3-small.json; some minutes on one core.
    /// </summary>
    public static SpiralSearchSettings SmallMasks { get; } = new() { LargestSize = 21, Rounds = [new(Share: 1, AtLeast: 1, Initialisations: 512)] };

    /// <summary>Masks with more parameters are left out; null for none.</summary>
    public int? LargestSize { get; init; }

    /// <summary>How networks are trained.</summary>
    public SpiralRecipe Recipe { get; init; } = new();

    /// <summary>
    /// The rounds. Every mask takes part in the first, so that the search is exhaustive over masks; those that stand best are given
    /// more initial values, so that it is a heuristic over training.
    /// </summary>
    public ImmutableArray<SpiralRound> Rounds { get; init; } =
    [
        new(Share: 1, AtLeast: 1, Initialisations: 32),
        new(Share: 1.0 / 2, AtLeast: 64, Initialisations: 16),
        new(Share: 1.0 / 8, AtLeast: 32, Initialisations: 64),
        new(Share: 1.0 / 32, AtLeast: 12, Initialisations: 256),
        new(Share: 1.0 / 128, AtLeast: 6, Initialisations: 640),
    ];

    /// <summary>Initial values of each mask that are remembered, the best.</summary>
    public int RememberedPerMask { get; init; } = 4;

    /// <summary>Pairs of mask and initial values that are polished, for each number of parameters.</summary>
    public int PolishedPerSize { get; init; } = 128;

    /// <summary>Masks recorded for each number of parameters.</summary>
    public int RecordedPerSize { get; init; } = 3;
}
