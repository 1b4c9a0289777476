using System.Text.RegularExpressions;

namespace PlantNSeek.Files;

/// <summary>
/// Files that are written beside those that they will become. Whoever writes one has it locked, so that one without a lock is what a killed process left,
/// and whoever writes in its folder next removes it.
/// </summary>
internal static partial class Temporaries
{
    private const int MostTries = 100;

    // Many programs save by way of a file with a dot in front and .tmp behind; only ours is called so.
    private const string Prefix = ".plantnseek-";

    /// <summary>A name that no file has.</summary>
    public static string NewName() => $"{Prefix}{Path.GetRandomFileName()}.tmp";

    /// <summary>Begins one in a folder.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStream Create(string folder, IDisk? disk = null) =>
        TryOften(() => TryCreate(Path.Combine(folder, NewName()), disk)) ?? throw new IOException($"no file can be kept in '{folder}'");

    /// <summary>Begins a file by its name, locked as one that may be renamed; null where somebody swept it in the moment between its beginning and its lock.</summary>
    public static FileStream? TryCreate(string path, IDisk? disk = null)
    {
        try
        {
            var stream = (disk ?? IDisk.Real).Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
            if (File.Exists(path))
            {
                return stream;
            }

            stream.Dispose();
            return null;
        }
        catch (IOException e) when (HeldFile.IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Tries until something comes of it; null where nothing ever does.</summary>
    public static T? TryOften<T>(Func<T?> work)
        where T : class
    {
        for (var i = 0; i < MostTries; i++)
        {
            if (work() is { } result)
            {
                return result;
            }
        }

        return null;
    }

    /// <summary>Removes from a folder what killed processes left there. What cannot be removed stays without a word: it harms nobody.</summary>
    public static void Sweep(string folder)
    {
        try
        {
            foreach (var path in Directory.GetFileSystemEntries(folder, $"{Prefix}*.tmp").Where(static path => Name().IsMatch(Path.GetFileName(path))))
            {
                Remove(path);
            }
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
        }
    }

    private static void Remove(string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                return;
            }

            if (!Directory.Exists(path))
            {
                RemoveFile(OutputPlace.Of(path));
                return;
            }

            // A probe's folder, which has one file at the most; a folder with more in it, or with another folder, is nobody's probe.
            if (Directory.GetFileSystemEntries(path) is [var inside])
            {
                RemoveFile(OutputPlace.Of(inside));
            }

            Directory.Delete(path); // fails where something stayed
        }
        catch (Exception e) when (OutputPlace.IsOfTheDisk(e))
        {
        }
    }

    private static void RemoveFile(string path)
    {
        using var held = HeldFile.TryTake(path, FileMode.Open);
        if (held is null)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            held.Dispose();
            File.Delete(path);
            return;
        }

        // Some file systems have no locks. There both are given one, and nobody knows whether the file is being written.
        using var again = HeldFile.TryTake(path, FileMode.Open);
        if (again is null)
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"^\.plantnseek-[a-z0-9]{8}\.[a-z0-9]{3}\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
