namespace PlantNSeek.Numpy;

/// <summary>What is said of an array whose type cannot be read, once its values are asked for.</summary>
internal static class UnreadableType
{
    private const string Readable = "floats of 2, 4 or 8 bytes, integers, booleans and text can be read";

    /// <summary>Of records.</summary>
    public const string Structured = $"is of a structured type; {Readable}";

    /// <summary>Of the type that a header names.</summary>
    public static string Fault(string descriptor)
    {
        var type = descriptor.TrimStart('<', '>', '|', '=');
        return type is ['O', ..] ? "holds pickled Python objects, which are never read" : $"holds {Kind(type)} ('{OneLine.Of(descriptor)}'{Origin(type)}); {Readable}";
    }

    private static string Kind(string type) => type switch
    {
        ['c', ..] => "complex numbers",
        ['M', ..] => "dates",
        ['m', ..] => "durations",
        ['S' or 'a', ..] => "strings of bytes",
        ['V', ..] => "raw bytes",
        ['f', ..] => "floats of another size or without a byte order",
        ['i' or 'u', ..] => "integers of another size or without a byte order",
        _ => "an unknown type",
    };

    // numpy has no such types, and saves the bytes of those that others add to it.
    private static string Origin(string type) => type switch
    {
        "V2" => ", as bfloat16 is saved; astype(numpy.float32) before saving makes floats of it",
        "V1" => ", as floats of 8 bits are saved; astype(numpy.float32) before saving makes floats of it",
        _ => "",
    };
}
