namespace PlantNSeek.Testing.Running;

/// <summary>What came of a rule.</summary>
public enum RuleOutcome
{
    /// <summary>It holds on all that was tried.</summary>
    Holds,

    /// <summary>It is violated.</summary>
    Violated,

    /// <summary>It is violated, and the author has said so with a reason.</summary>
    Deviates,

    /// <summary>It was not tried, since something is missing that only the author knows.</summary>
    Untested,

    /// <summary>It was not tried, since a rule that everything rests on is violated.</summary>
    Inconclusive,
}
