namespace PlantNSeek.Exchange;

/// <summary>Writes files so that nobody ever meets half of one, and an earlier one stays until the new one is complete.</summary>
internal static class WholeFile
{
    /// <summary>Makes the folder where it is missing, writes beside the file, and moves into its place.</summary>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = File.Create(beside))
            {
                write(stream);
            }

            File.Move(beside, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, e);
        }
        finally
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }
        }
    }

    /// <summary>Finds out before the work and not after it whether a file can be written; makes the folder where it is missing.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public static void RequireWritable(string path)
    {
        try
        {
            Probe(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, e);
        }

        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' cannot be written: it is a folder");
        }
    }

    /// <summary>Makes a folder where it is missing, and writes into it and takes it back.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Probe(string folder)
    {
        Directory.CreateDirectory(folder);
        var probe = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        File.WriteAllText(probe, "");
        File.Delete(probe);
    }

    private static IOException NotWritable(string path, Exception e) => new($"'{path}' cannot be written: {e.Message}", e);
}
