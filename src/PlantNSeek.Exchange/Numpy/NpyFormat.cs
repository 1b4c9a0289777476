namespace PlantNSeek.Numpy;

/// <summary>How an array is laid out in a file. The values are the same in each.</summary>
public sealed record NpyFormat
{
    private readonly int _version = 1;

    /// <summary>Version 1.0, C order, little-endian: what numpy writes on common machines.</summary>
    public static NpyFormat Default { get; } = new();

    /// <summary>1, 2 or 3 for numpy's format 1.0, 2.0 or 3.0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another version.</exception>
    public int Version
    {
        get => _version;
        init => _version = value is >= 1 and <= 3
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(Version)} is {value}; it must be 1, 2 or 3");
    }

    /// <summary>Whether the first index varies fastest in the file.</summary>
    public bool IsFortranOrder { get; init; }

    /// <summary>Whether the most significant byte comes first.</summary>
    public bool IsBigEndian { get; init; }
}
