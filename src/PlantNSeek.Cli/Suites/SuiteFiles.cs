using PlantNSeek.Artifacts;

namespace PlantNSeek.Cli.Suites;

/// <summary>The hosts of a folder with the masks of another one: a mask has the path of its host.</summary>
/// <param name="Hosts">Paths of all hosts, relative to their folder, in order.</param>
/// <param name="Pairs">Those of them under which there is a mask.</param>
/// <param name="Remarks">Hosts without a mask and masks without a host, a line each kind.</param>
internal sealed record SuiteFiles(IReadOnlyList<string> Hosts, IReadOnlyList<string> Pairs, IReadOnlyList<string> Remarks)
{
    private const string Pattern = "*.npz";

    /// <summary>Looks through both folders.</summary>
    /// <exception cref="ArgumentException">There are no hosts, or none has a mask.</exception>
    public static SuiteFiles Of(string hosts, string masks)
    {
        string[] planted = [.. Below(hosts).Where(static path => !PlantedFiles.IsTruthPath(path))];
        if (planted.Length == 0)
        {
            throw new ArgumentException($"--suite is '{hosts}'; that folder has no hosts, files that end in .npz");
        }

        var found = Below(masks).ToHashSet(StringComparer.Ordinal);
        string[] pairs = [.. planted.Where(found.Contains)];
        if (pairs.Length == 0)
        {
            throw new ArgumentException($"--masks is '{masks}'; that folder has no mask under the path of a host, such as {planted[0]}");
        }

        return new SuiteFiles(planted, pairs, [.. Told(planted.Except(pairs), "hosts without a mask"), .. Told(found.Except(planted).Order(StringComparer.Ordinal), "masks without a host")]);
    }

    // Names that begin with a dot are nobody's.
    private static IEnumerable<string> Below(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, Pattern, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(static path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)
        : throw new ArgumentException($"there is no folder '{folder}'");

    private static IEnumerable<string> Told(IEnumerable<string> paths, string what)
    {
        string[] all = [.. paths];
        return all.Length == 0 ? [] : [$"{what}: {all.Length}, {string.Join(", ", all.Take(3))}{(all.Length > 3 ? ", …" : "")}"];
    }
}
