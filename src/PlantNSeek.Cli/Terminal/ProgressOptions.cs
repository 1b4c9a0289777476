using System.CommandLine;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Options of every command about what goes to standard error while it works.</summary>
internal static class ProgressOptions
{
    private const string Events = "--events";
    private const string Quiet = "--quiet";

    /// <summary>Adds them; they are read by <see cref="Writer"/> before anything is parsed, since every command is made with its writer.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Options.Add(new Option<bool>(Quiet) { Description = "Say nothing on standard error but why the command fails.", Recursive = true });
        root.Options.Add(new Option<bool>(Events) { Description = "Tell progress, remarks and errors on standard error as JSON, an object a line.", Recursive = true });
    }

    /// <summary>Where progress and remarks go.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="error">Standard error.</param>
    public static TextWriter Writer(IReadOnlyList<string> arguments, TextWriter error) =>
        arguments.Contains(Quiet) ? TextWriter.Null : arguments.Contains(Events) ? new EventWriter(error) : error;
}
