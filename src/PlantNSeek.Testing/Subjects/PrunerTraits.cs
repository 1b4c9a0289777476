namespace PlantNSeek.Testing.Subjects;

/// <summary>
/// What a pruner claims of its scores; each claim selects the rules that check it. Without <see cref="Randomized"/> scores must not depend on the
/// random stream, without <see cref="DataFree"/> they must depend on the data, so a trait left out is noticed too.
/// </summary>
[Flags]
public enum PrunerTraits
{
    /// <summary>Scores depend on network and data, follow the units when these change places, and nothing more is claimed.</summary>
    None = 0,

    /// <summary>Scores come from the random stream, and need not follow the units.</summary>
    Randomized = 1,

    /// <summary>Scores do not depend on the samples.</summary>
    DataFree = 1 << 1,

    /// <summary>Scores may depend on the place of a unit in its layer.</summary>
    OrderDependent = 1 << 2,

    /// <summary>Scores do not change when what enters a hidden unit is scaled by a positive factor and what leaves it by the inverse.</summary>
    ScaleInvariant = 1 << 3,

    /// <summary>Scores do not depend on the signs of the parameters.</summary>
    SignInvariant = 1 << 4,

    /// <summary>Synaptic saliency is conserved: what leaves a hidden unit sums to what enters it, its bias included (Tanaka et al., 2020, Theorem 1).</summary>
    Conserving = 1 << 5,
}
