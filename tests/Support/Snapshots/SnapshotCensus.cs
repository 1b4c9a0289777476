using System.Collections.Concurrent;

namespace PlantNSeek.TestSupport.Snapshots;

/// <summary>Which snapshots this run has used.</summary>
public static class SnapshotCensus
{
    private static readonly ConcurrentDictionary<string, string> Used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes a snapshot, once.</summary>
    /// <exception cref="VerifyException">Another test of the run, or the same one, has used the prefix; case does not tell files apart everywhere.</exception>
    public static void Register(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var prefix = Path.GetFullPath(Path.Combine(snapshot.Directory, snapshot.Prefix));
        if (!Used.TryAdd(prefix, snapshot.VerifiedName))
        {
            throw new VerifyException($"the prefix {snapshot.Prefix} is already used in this run, by {Used[prefix]}; a test compares one snapshot, and names differ by more than case");
        }
    }

    /// <summary>Verified files below the folder that no test of this run has used.</summary>
    public static IReadOnlyList<string> Orphans(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.verified.*", SearchOption.AllDirectories)
            .Where(file => !IsBuildOutput(folder, file) && !Used.ContainsKey(PrefixOf(file)))
            .Order(StringComparer.Ordinal),
    ];

    private static string PrefixOf(string file) => Path.GetFullPath(file[..file.LastIndexOf(".verified.", StringComparison.Ordinal)]);

    private static bool IsBuildOutput(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar) is ["bin" or "obj", ..];
}
