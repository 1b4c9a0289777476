namespace PlantNSeek.Pruning;

/// <summary>How a budget becomes a cut where scores tie.</summary>
public enum TieRule
{
    /// <summary>Exactly the budget is kept: by score descending, then by index ascending.</summary>
    ExactCount,

    /// <summary>
    /// The published programs' rule: with k = n - budget to remove, all scores at or below the k-th smallest go, ties included,
    /// so fewer may be kept; with k below 1 the mask stays as it is.
    /// </summary>
    PublishedThreshold,
}
