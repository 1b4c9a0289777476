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

/// <summary>How scores and a budget become a mask.</summary>
public record SelectionOptions
{
    /// <summary>Which parameters compete with each other.</summary>
    public PruningScope Scope { get; init; } = PruningScope.Global;

    /// <summary>What happens where scores tie.</summary>
    public TieRule TieRule { get; init; } = TieRule.ExactCount;

    /// <summary>
    /// Whether biases are pruned too. Where not, they are neither ranked nor counted in the budget, and stay as the current mask
    /// has them (all kept at first). All protocols prune them; programs for other networks often do not, and their masks are made so.
    /// </summary>
    public bool PruneBiases { get; init; } = true;

    /// <summary>Whether masked parameters stay masked, so that iterated masks shrink. The published programs let them return.</summary>
    public bool Nested { get; init; } = true;
}
