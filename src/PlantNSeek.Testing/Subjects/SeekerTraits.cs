namespace PlantNSeek.Testing.Subjects;

/// <summary>
/// What a seeker claims of its masks; each claim selects the rules that check it. Without <see cref="Randomized"/> the mask must not depend on the
/// random stream, without <see cref="DataFree"/> it must depend on the data, so a trait left out is noticed too.
/// </summary>
[Flags]
public enum SeekerTraits
{
    /// <summary>The mask depends on network and data alone, reported masks are nested, and the ticket starts from the initial parameters.</summary>
    None = 0,

    /// <summary>The mask depends on the random stream, be it by the order of samples.</summary>
    Randomized = 1,

    /// <summary>The mask does not depend on the samples.</summary>
    DataFree = 1 << 1,

    /// <summary>A parameter that was masked in one round may be kept in a later one.</summary>
    Regrowing = 1 << 2,

    /// <summary>The ticket starts from parameters of its own, as after late resetting or learning-rate rewinding.</summary>
    OwnStart = 1 << 3,

    /// <summary>Every mask of the budget's size is as likely as any other.</summary>
    Uniform = 1 << 4,
}
