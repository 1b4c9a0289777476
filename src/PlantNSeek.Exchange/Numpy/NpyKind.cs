namespace PlantNSeek.Numpy;

/// <summary>What the items of an array are.</summary>
public enum NpyKind
{
    /// <summary>One byte, 0 or 1.</summary>
    Boolean,

    /// <summary>An integer of 1, 2, 4 or 8 bytes in two's complement.</summary>
    SignedInteger,

    /// <summary>An integer of 1, 2, 4 or 8 bytes without a sign.</summary>
    UnsignedInteger,

    /// <summary>An IEEE 754 number of 2, 4 or 8 bytes.</summary>
    Float,

    /// <summary>Text of a fixed number of Unicode code points, four bytes each, filled up with NUL.</summary>
    Text,

    /// <summary>Anything else: bytes, dates, complex numbers, records, pickled objects. Such an array is there, and its values are never read.</summary>
    Other,
}
