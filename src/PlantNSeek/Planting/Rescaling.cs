namespace PlantNSeek.Planting;

/// <summary>Which factors <see cref="Hiding"/> gives to hidden units.</summary>
public enum Rescaling
{
    /// <summary>None: every factor is 1.</summary>
    None,

    /// <summary>Random powers of two: multiplying by them rounds nothing, so the function keeps its bits but for the order of sums.</summary>
    PowersOfTwo,

    /// <summary>Random factors whose logarithm is uniform: any positive number, at the price of rounding. Only the recorded bits of the library need it: no protocol hides so.</summary>
    LogUniform,
}
