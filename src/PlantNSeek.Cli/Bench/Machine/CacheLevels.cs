using System.Globalization;

namespace PlantNSeek.Cli.Bench.Machine;

/// <summary>The caches of a core, from the second level on.</summary>
internal static class CacheLevels
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";
    private const long Kibi = 1024;

    // What is taken where the system does not tell.
    private static readonly (string Name, long Bytes)[] Usual = [("L2", Kibi * Kibi), ("L3", 32 * Kibi * Kibi)];

    /// <summary>Names and sizes, the smallest first.</summary>
    public static IReadOnlyList<(string Name, long Bytes)> Read()
    {
        try
        {
            var found = Directory.EnumerateDirectories(Folder, "index*").Select(Level).Where(l => l is { Number: >= 2, Bytes: > 0 }).OrderBy(l => l.Number).ToArray();
            return found.Length > 0 ? [.. found.Select(l => ($"L{l.Number}", l.Bytes))] : Usual;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return Usual;
        }
    }

    private static (int Number, long Bytes) Level(string folder)
    {
        var number = int.Parse(File.ReadAllText(Path.Combine(folder, "level")), CultureInfo.InvariantCulture);
        var size = File.ReadAllText(Path.Combine(folder, "size")).Trim(); // such as 1024K
        var unit = size[^1] switch { 'K' => Kibi, 'M' => Kibi * Kibi, _ => 1 };
        return (number, unit * long.Parse(size.TrimEnd('K', 'M'), CultureInfo.InvariantCulture));
    }
}
