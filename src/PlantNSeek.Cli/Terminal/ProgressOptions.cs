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

    /// <summary>Where progress and remarks go, and where errors go as JSON, null where they are plain text. Known before anything else is parsed, since every command is made with it; of both options errors are JSON and nothing else is told.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="error">Standard error.</param>
    public static (TextWriter Told, EventWriter? Errors) Of(IReadOnlyList<string> arguments, TextWriter error)
    {
        var parsed = new RootCommand { TreatUnmatchedTokensAsErrors = false, Options = { Quiet, Events } }.Parse(arguments);
        var events = parsed.GetValue(Events) ? new EventWriter(error) : null;
        return (parsed.GetValue(Quiet) ? TextWriter.Null : events ?? error, events);
    }
}
