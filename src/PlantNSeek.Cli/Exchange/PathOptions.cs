using System.CommandLine;
using PlantNSeek.Files;

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

    /// <summary>Tries before the work whether an output can be written. It must not be what was read, by whatever name.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="ArgumentException">It is what was read.</exception>
    public static void RequireWritable(string output, params IReadOnlyList<string> inputs)
    {
        using var probe = new OutputProbe(output);
        if (inputs.Any(probe.Is))
        {
            throw new ArgumentException($"--out is '{output}'; that file is another one of yours, and would be lost");
        }
    }
}
