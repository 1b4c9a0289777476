using System.Security.Cryptography;
using System.Text;

namespace PlantNSeek.Store;

/// <summary>
/// What the sources of results were when this was built: the library, experiments, store and sweep with what is embedded for them, so
/// everything that a run's outcome depends on beside its key. Not the claims, nor the report: those are made afresh from the results each time. The build lists the
/// files with their hashes; neither dates, commits, folders, line ends nor the configuration enter.
/// </summary>
public static class SourceFingerprint
{
    private static readonly Lazy<string> Embedded = new(static () => Of(ReadList()));

    /// <summary>SHA-256 of the list of sources, in lower-case hexadecimal.</summary>
    public static string Value => Embedded.Value;

    /// <summary>The fingerprint of a list of sources: a path and a hash a line, in any order, with either line end.</summary>
    public static string Of(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var lines = list.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(lines, StringComparer.Ordinal); // file systems differ in their order
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static string ReadList()
    {
        using var stream = typeof(SourceFingerprint).Assembly.GetManifestResourceStream("sources.txt")
            ?? throw new InvalidOperationException("the assembly was built without its list of sources; SourceFingerprint.targets embeds it");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
