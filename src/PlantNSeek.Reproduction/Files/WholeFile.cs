namespace PlantNSeek.Files;

/// <summary>Writes a file so that nobody ever meets half of one, and an earlier one stays until the new one is complete.</summary>
internal static class WholeFile
{
    /// <summary>Makes the folder where it is missing, writes beside the file, and moves into its place. A link is followed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="sweeps">Whether to remove what killed processes left in the folder.</param>
    /// <param name="disk">Where it is written, the machine's own unless given.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static void Write(string path, Action<Stream> write, bool sweeps = true, IDisk? disk = null)
    {
        using var files = new WholeFiles(disk);
        files.Add(path, write);
        files.Commit(sweeps);
    }

    /// <summary>Finds out before the work and not after it whether a file can be written; makes the folder where it is missing.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public static void RequireWritable(string path)
    {
        using var probe = new OutputProbe(path);
    }
}
