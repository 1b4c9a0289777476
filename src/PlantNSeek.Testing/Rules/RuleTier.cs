namespace PlantNSeek.Testing.Rules;

/// <summary>How much a rule's answer says.</summary>
public enum RuleTier
{
    /// <summary>Whoever violates it is wrong.</summary>
    Required,

    /// <summary>Good to have; a violation is told and fails nothing.</summary>
    Optional,

    /// <summary>A statistical test: it may be green though the rule is violated, and is red by chance less than once in a thousand implementations.</summary>
    Stochastic,

    /// <summary>Cannot be tried, since something that only the author knows is missing; shown so that nobody takes it for verified.</summary>
    Untested,
}
