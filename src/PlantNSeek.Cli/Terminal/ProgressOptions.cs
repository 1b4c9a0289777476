using System.CommandLine;

namespace PlantNSeek.Cli.Terminal;

/// <summary>Options of every command about what goes to standard error while it works.</summary>
internal static class ProgressOptions
{
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Say nothing on standard error but why the command fails.", Recursive = true };

    private static readonly Option<bool> Events = new("--events") { Description = "Tell progress, remarks and errors on standard error as JSON, an object a line.", Recursive = true };

    /// <summary>Adds them.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Quiet);
        root.Options.Add(Events);
    }

    /// <summary>Where progress and remarks go. It is known before anything else is parsed, since every command is made with it; of both options errors are JSON and nothing else is told.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="error">Standard error.</param>
    public static TextWriter Writer(IReadOnlyList<string> arguments, TextWriter error)
    {
        var parsed = new RootCommand { TreatUnmatchedTokensAsErrors = false, Options = { Quiet, Events } }.Parse(arguments);
        return parsed.GetValue(Quiet) ? TextWriter.Null : parsed.GetValue(Events) ? new EventWriter(error) : error;
    }

    /// <summary>Where errors go as JSON; null where they are plain text.</summary>
    /// <inheritdoc cref="Writer"/>
    public static EventWriter? Errors(IReadOnlyList<string> arguments, TextWriter error) =>
        new RootCommand { TreatUnmatchedTokensAsErrors = false, Options = { Quiet, Events } }.Parse(arguments).GetValue(Events) ? new EventWriter(error) : null;
}
