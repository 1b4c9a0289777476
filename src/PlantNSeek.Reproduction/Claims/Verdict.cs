namespace PlantNSeek.Claims;

/// <summary>What an experiment says of a claim.</summary>
public enum Verdict
{
    /// <summary>Every part of the claim holds.</summary>
    Reproduced,

    /// <summary>At least one part does not hold; the measured numbers and the reason are kept.</summary>
    Deviates,

    /// <summary>The claim is on a threshold: other replicates could turn the answer.</summary>
    Undecided,

    /// <summary>The claim cannot be put as a measurement.</summary>
    NotTestable,

    /// <summary>The profile that was run leaves out experiments that the claim needs.</summary>
    OutOfBudget,

    /// <summary>No verdict has been recorded yet; any measured one differs from it.</summary>
    Unrecorded,
}
