namespace PlantNSeek.TestSupport;

/// <summary>What a <see cref="LocalServer"/> does when it is asked for a file.</summary>
/// <param name="Content">The file.</param>
public sealed record ServedFile(byte[] Content)
{
    /// <summary>Its ETag, with the quotes; none where null.</summary>
    public string? Tag { get; init; }

    /// <summary>When it was changed last; not said where null.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>Whether parts of it can be had.</summary>
    public bool HasRanges { get; init; } = true;

    /// <summary>Whether a part is sent even of a file that was changed, as careless servers do.</summary>
    public bool IgnoresConditions { get; init; }

    /// <summary>How far from what was asked for a part begins.</summary>
    public int RangesAreOffBy { get; init; }

    /// <summary>Whether its length is said before it.</summary>
    public bool StatesLength { get; init; } = true;

    /// <summary>After how many bytes of an answer the connection is cut; never where null.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether nothing happens where it would be cut.</summary>
    public bool Stalls { get; init; }
}
