using System.CommandLine;

namespace PlantNSeek.Cli.Exchange;

/// <summary>Options that name files.</summary>
internal static class PathOptions
{
    /// <summary>A file or folder, perhaps one that must be given. Whether it is there is said by who opens it.</summary>
    public static Option<string> Path(string name, string description, string help, bool isRequired) => new(name)
    {
        Description = description,
        HelpName = help,
        Required = isRequired,
        CustomParser = result =>
        {
            if (string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError($"{name} is '{result.Tokens[0].Value}'; it must be a path");
            }

            return result.Tokens[0].Value;
        },
    };

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

    private static string Final(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : System.IO.Path.GetFullPath(path);
}
