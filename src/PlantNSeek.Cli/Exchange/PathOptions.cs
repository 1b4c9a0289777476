using System.CommandLine;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Options that name files.</summary>
internal static class PathOptions
{
    /// <summary>A file that must be given. Whether it is there is said by who opens it.</summary>
    public static Option<string> Existing(string name, string description) => new(name) { Description = description, HelpName = "file.npz", Required = true };

    /// <summary>What is written must not be what was read.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void RequireOther(string output, params ReadOnlySpan<string?> inputs)
    {
        foreach (var input in inputs)
        {
            if (input is not null && Final(input) == Final(output))
            {
                throw new ArgumentException($"--out is '{output}'; that file is another one of yours, and would be lost");
            }
        }
    }

    private static string Final(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
}
