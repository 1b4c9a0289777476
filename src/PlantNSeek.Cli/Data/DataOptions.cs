using System.CommandLine;
using System.CommandLine.Parsing;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.DataSets;

namespace PlantNSeek.Cli.Data;

/// <summary>Options and arguments that name data sets and where they are.</summary>
internal static class DataOptions
{
    /// <summary>The folder of data sets. Without it that of the environment variable is taken, by <see cref="DataFolder.Named"/>.</summary>
    public static Option<string> Folder() => OptionParsers.Folder("--data", $"The folder of data sets; that of the environment variable {DataFolder.Variable} unless given.", null);

    /// <summary>Lets experiments read the folder that is given, as if the environment variable named it.</summary>
    public static void Use(string? folder)
    {
        if (!string.IsNullOrEmpty(folder))
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, folder);
        }
    }

    /// <summary>The address of a mirror.</summary>
    public static Option<Uri> Source() => new("--from")
    {
        Description = "The address of a mirror, which the names of the files follow; that of the publisher unless given. What comes from there is checked as any file is.",
        HelpName = "address",
        CustomParser = static result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : OptionParsers.Fail<Uri>(result, "--from", "an address that begins with http:// or https://"),
    };

    /// <summary>Names of data sets, in any letter case.</summary>
    public static Argument<ImageDataSet[]> Names(IReadOnlyList<ImageDataSet> sets, ArgumentArity arity, string description)
    {
        var names = new Argument<ImageDataSet[]>("names")
        {
            Description = description,
            Arity = arity,
            CustomParser = result => [.. result.Tokens.Select(token => Named(sets, result, token.Value)).OfType<ImageDataSet>().Distinct()],
        };
        names.CompletionSources.Add(_ => sets.Select(static s => new System.CommandLine.Completions.CompletionItem(s.Name)));
        return names;
    }

    private static ImageDataSet? Named(IReadOnlyList<ImageDataSet> sets, ArgumentResult result, string name)
    {
        var set = sets.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (set is null)
        {
            result.AddError($"the data set is '{name}'; the known ones are {string.Join(", ", sets.Select(static s => s.Name))}");
        }

        return set;
    }
}
