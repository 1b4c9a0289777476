namespace PlantNSeek.Pruning;

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
