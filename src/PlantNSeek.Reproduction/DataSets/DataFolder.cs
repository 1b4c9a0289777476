using PlantNSeek.DataSets.Formats;

namespace PlantNSeek.DataSets;

/// <summary>Finds data sets on this machine: below a folder that holds several, by the folder names that they usually have, or their files right in it.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names the folder where nothing else does.</summary>
    public const string Variable = "PLANTNSEEK_DATA";

    /// <summary>The folder that is given, else that of the environment variable; null where there is neither.</summary>
    public static string? Named(string? given) => !string.IsNullOrEmpty(given) ? given
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder
        : null;

    /// <summary>A data set, or some of its files; null where no file of it is there. Of several places it is the one with the most files.</summary>
    /// <param name="set">What to look for.</param>
    /// <param name="folder">As <see cref="Named"/> says it.</param>
    public static FoundDataSet? Find(ImageDataSet set, string? folder) => Find(set, folder, ImageDataSets.All);

    /// <summary>The same where other data sets are known.</summary>
    internal static FoundDataSet? Find(ImageDataSet set, string? folder, IReadOnlyList<ImageDataSet> known)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (folder is null || !Directory.Exists(folder))
        {
            return null;
        }

        FoundDataSet? best = null;
        foreach (var place in set.Folders.Append(""))
        {
            if (Below(folder, place) is { } path && new FoundDataSet(set, folder, path, FilesIn(path, set)) is { Files.Count: > 0 } found && found.Files.Count > (best?.Files.Count ?? 0)
                && (place.Length > 0 || !IsAnother(found, known)))
            {
                best = found;
            }
        }

        return best;
    }

    /// <summary>The same where it is needed.</summary>
    /// <exception cref="FileNotFoundException">No file of it is there; the message says what is missing and how to get it.</exception>
    public static FoundDataSet Require(ImageDataSet set, string? folder)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Find(set, folder) ?? throw new FileNotFoundException(Missing(set, folder));
    }

    /// <summary>What a reader does to get a data set, or what is missing of it.</summary>
    internal static string Command(ImageDataSet set, string? folder) => $"'plantnseek data fetch {set.Name} --data {folder ?? "FOLDER"}' gets it";

    private static string Missing(ImageDataSet set, string? folder)
    {
        var size = $"({(set.FetchedLength + 999_999) / 1_000_000} MB)";
        return folder is null ? $"{set.Title} is needed, and no folder of data sets is given: --data or {Variable} names one, and {Command(set, folder)} {size}"
            : !Directory.Exists(folder) ? $"{set.Title} is needed, and there is no folder '{folder}'; {Command(set, folder)} {size}"
            : $"{set.Title} is not in '{folder}': none of its files, such as {set.Files[0].Name}, is right there or in {string.Join(", ", set.Folders)}; {Command(set, folder)} {size}";
    }

    // Letter case differs between programs, and matters on some systems only.
    private static string? Below(string folder, string place)
    {
        var path = folder;
        foreach (var name in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Directory.EnumerateDirectories(path).Where(d => Path.GetFileName(d).Equals(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault() is not { } next)
            {
                return null;
            }

            path = next;
        }

        return path;
    }

    private static Dictionary<DataFile, string> FilesIn(string folder, ImageDataSet set) => (
        from file in set.Files
        let path = file.Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        where path is not null
        select (file, path)).ToDictionary();

    // The files of MNIST and FashionMNIST have the same names and lengths. Where no folder's name says which they are, the labels do, which are short.
    private static bool IsAnother(FoundDataSet found, IReadOnlyList<ImageDataSet> known)
    {
        var others = known.Where(s => s.Name != found.Set.Name).SelectMany(static s => s.Files).ToArray();
        return found.Files.Where(static f => f.Key.Role == DataFileRole.Labels).Any(f => others.Any(o => o.Name == f.Key.Name && IsContent(f.Value, o.Content)));
    }

    private static bool IsContent(string path, FileDigest digest)
    {
        try
        {
            using var file = new DataFileStream(path);
            return digest.Difference(FileDigest.Of(file)) is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false; // whoever reads it says so
        }
    }
}
