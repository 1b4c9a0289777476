using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Numpy;

namespace PlantNSeek.Artifacts;

/// <summary>A planted host and its truth as files. The same scenario gives the same bytes on every machine.</summary>
public static class PlantedFiles
{
    private const string Extension = ".npz";

    /// <summary>What the name of a file with a truth ends with.</summary>
    public const string TruthEnding = $".truth{Extension}";

    /// <summary>Whether a file is called as the truth about another one is.</summary>
    public static bool IsTruthPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(TruthEnding, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The file of the truth about a planted file: <c>planted.npz</c> has <c>planted.truth.npz</c> beside it.</summary>
    public static string TruthPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? path[..^Extension.Length] : path) + TruthEnding;
    }

    /// <summary>Writes host and truth, both whole or neither, also where there is an earlier pair.</summary>
    /// <param name="scenario">What is planted.</param>
    /// <param name="path">The host's file.</param>
    /// <param name="reveal">Whether the truth goes into the same file.</param>
    /// <returns>The files, the host's first.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(Scenario scenario, string path, bool reveal) => Write(PlantedHost.Of(scenario), path, reveal);

    /// <inheritdoc cref="Write(Scenario, string, bool)"/>
    public static IReadOnlyList<string> Write(PlantedHost host, string path, bool reveal)
    {
        if (reveal)
        {
            WholeFile.Write(path, stream => WriteHost(host, stream, reveal));
            return [path];
        }

        using var files = new WholeFiles();
        files.Add(TruthPath(path), stream => WriteTruth(host, stream));
        files.Add(path, stream => WriteHost(host, stream, reveal));
        files.Commit();
        return [path, TruthPath(path)];
    }

    /// <summary>Writes the host's archive.</summary>
    public static void WriteHost(PlantedHost host, Stream stream, bool reveal)
    {
        using var writer = new NpzWriter(stream);
        HostFile.Add(writer, host);
        if (reveal)
        {
            TruthFile.Add(writer, host);
        }
    }

    /// <summary>Writes the truth's archive.</summary>
    public static void WriteTruth(PlantedHost host, Stream stream)
    {
        using var writer = new NpzWriter(stream);
        TruthFile.Add(writer, host);
    }
}
