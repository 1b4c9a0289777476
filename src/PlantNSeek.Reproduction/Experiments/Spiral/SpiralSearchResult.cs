namespace PlantNSeek.Experiments.Spiral;

/// <summary>What the search found.</summary>
public sealed record SpiralSearchResult
{
    /// <summary>How it searched.</summary>
    public required SpiralSearchSettings Settings { get; init; }

    /// <summary>Canonical masks in all.</summary>
    public required int Masks { get; init; }

    /// <summary>Networks screened, over all rounds.</summary>
    public required long Networks { get; init; }

    /// <summary>Points of the spiral.</summary>
    public required int Points { get; init; }

    /// <summary>Points of which the screened counts are.</summary>
    public required int ScoredPoints { get; init; }

    /// <summary>The masks of each size.</summary>
    public required IReadOnlyList<SpiralSize> Sizes { get; init; }

    /// <summary>The best masks of each size, sizes ascending, the best first.</summary>
    public required IReadOnlyList<SpiralOptimum> Best { get; init; }

    /// <summary>The best of each structured network, by its units: (1,1,1), (1,1,2) … (3,3,3).</summary>
    public required IReadOnlyList<SpiralOptimum> Structured { get; init; }

    /// <summary>The smallest mask found that reaches an accuracy; null where none does.</summary>
    public SpiralOptimum? SmallestReaching(double accuracy) => Best.FirstOrDefault(best => best.Accuracy >= accuracy);
}
