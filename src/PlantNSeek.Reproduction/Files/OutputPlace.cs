using System.Formats.Tar;

namespace PlantNSeek.Files;

/// <summary>Where an output goes: a link is followed, and what is there already must be a regular file. Putting a file into the place of a pipe or a device would break what others use.</summary>
internal static class OutputPlace
{
    /// <summary>The path without links.</summary>
    /// <exception cref="IOException">Something other than a file is there; the message names the path and says what.</exception>
    public static string Of(string path)
    {
        try
        {
            var real = RealPath.Of(path);
            return Obstacle(path, real) is { } obstacle ? throw new IOException(obstacle) : real;
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw NotWritable(path, e);
        }
    }

    /// <summary>Says which file it was.</summary>
    public static IOException NotWritable(string path, Exception e) => new($"'{path}' cannot be written: {e.Message}", e);

    /// <summary>Whether it is a failure of files and disks, and not one of what was to be written. A file that grows beyond its limit is an argument out of range.</summary>
    public static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };

    private static string? Obstacle(string path, string real)
    {
        if (Directory.Exists(real) || Path.EndsInDirectorySeparator(path))
        {
            return "it is a folder";
        }

        if (OperatingSystem.IsWindows())
        {
            return real.StartsWith(@"\\.\", StringComparison.Ordinal) ? "it is a device" : null;
        }

        if (real.StartsWith("/proc/", StringComparison.Ordinal))
        {
            return "it belongs to a process and is no file"; // the other end of /dev/stdout, where that is a pipe
        }

        return File.Exists(real) && new FileInfo(real).Length == 0 ? OfEmpty(real) : null;
    }

    // Nothing else in the base class library says what kind of file a name leads to; nothing but a regular file is opened for it. Whatever is no regular file has no length.
    private static string? OfEmpty(string real)
    {
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(real, "output");
            }
        }
        catch (UnauthorizedAccessException)
        {
            return null; // only a regular file is opened, and nobody needs to read what is to be replaced
        }
        catch (IOException e)
        {
            return HeldFile.IsHeld(e) || !File.Exists(real) ? null : "it is a socket"; // no archive takes one
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType switch
        {
            TarEntryType.Fifo => "it is a pipe",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "it is a device",
            _ => null,
        };
    }
}
