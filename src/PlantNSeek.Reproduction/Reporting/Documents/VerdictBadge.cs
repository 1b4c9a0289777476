namespace PlantNSeek.Reporting.Documents;

/// <summary>What became of a claim, as the report shows it: always in words, never by colour alone.</summary>
public enum VerdictBadge
{
    /// <summary>The measurement agrees with the claim.</summary>
    Reproduced,

    /// <summary>The measurement contradicts the claim.</summary>
    Deviates,

    /// <summary>The measurement is on the threshold.</summary>
    Undecided,

    /// <summary>The claim cannot be put to a test.</summary>
    NotTestable,

    /// <summary>The test would take more computing than the profile allows.</summary>
    OutOfBudget,
}
