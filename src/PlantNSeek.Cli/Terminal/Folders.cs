using PlantNSeek.Files;
using PlantNSeek.Reporting;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Folders that results go to.</summary>
internal static class Folders
{
    /// <summary>Makes the folder of <c>--out</c>, and tries each file that will be in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files' names in it.</param>
    /// <param name="inputs">What is read, and must not be any of them.</param>
    /// <exception cref="IOException">One cannot be written.</exception>
    /// <exception cref="ArgumentException">One is an input.</exception>
    public static void RequireWritable(string folder, IEnumerable<string> files, params IReadOnlyList<string> inputs)
    {
        foreach (var file in files.Select(name => Path.Combine(folder, name)))
        {
            using var probe = Probe(folder, file);
            if (inputs.Any(probe.Is))
            {
                throw new ArgumentException($"--out is '{folder}'; '{file}' is another file of yours, and would be lost");
            }
        }
    }

    /// <summary>The same for the folder of a report.</summary>
    /// <exception cref="IOException">A file of the report cannot be written.</exception>
    /// <exception cref="ArgumentException">One is an input.</exception>
    public static void RequireReport(string folder, params IReadOnlyList<string> inputs) => RequireWritable(folder, Try(folder, () => ReportWriter.NamesIn(folder)), inputs);

    private static OutputProbe Probe(string folder, string file) => Try(folder, () => new OutputProbe(file));

    private static T Try<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out is '{folder}'; it must be a folder that can be written: {e.Message}", e);
        }
    }
}
