using PlantNSeek.Exchange;

namespace PlantNSeek.Cli;

/// <summary>Folders that results go to.</summary>
internal static class Folders
{
    /// <summary>Makes the folder of <c>--out</c>, and tries it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void RequireWritable(string folder)
    {
        try
        {
            WholeFile.Probe(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out is '{folder}'; it must be a folder that can be written: {e.Message}", e);
        }
    }
}
