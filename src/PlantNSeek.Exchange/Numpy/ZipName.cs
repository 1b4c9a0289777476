using System.Text;

namespace PlantNSeek.Numpy;

/// <summary>Names of arrays, and of the files inside a zip file that hold them.</summary>
internal static class ZipName
{
    /// <summary>What follows an array's name.</summary>
    public const string Extension = ".npy";

    /// <summary>Bytes that a name with its extension can have.</summary>
    public const int Longest = 255;

    /// <summary>UTF-8 that throws where bytes are none.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why an array cannot be named so, or null: a name could otherwise lead out of a folder, disguise itself or be taken for another.</summary>
    public static string? Fault(string array)
    {
        if (array.Length == 0)
        {
            return "is empty";
        }

        if (array.IndexOfAny(['/', '\\', ':']) is var at and >= 0)
        {
            return $"holds {array[at]}";
        }

        // numpy takes the name with and without it for the same.
        if (array.EndsWith(Extension, StringComparison.Ordinal))
        {
            return $"ends with {Extension}";
        }

        return array.Contains("..", StringComparison.Ordinal) ? "holds .." : array.EnumerateRunes().Any(r => !OneLine.IsPlain(r)) ? "holds a control character" : null;
    }
}
