using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence;

namespace PlantNSeek.Cli.Evidence;

/// <summary><c>plantnseek audit</c>.</summary>
internal sealed class AuditCommand(EvidenceActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "audit";

    /// <summary>What help says of it.</summary>
    public const string Description = "Recompute what lies behind a claim, a figure or a run of the report, and print recorded and recomputed values. The exit code is 0 when all are equal, 1 when one differs, 2 on an error, 130 after Ctrl-C, 143 after SIGTERM.";

    private readonly Argument<string> _subject = new("subject")
    {
        Description = "The id of a claim (C6), the name of a figure of the report (curves-fair-depth-5), or a run as reports and messages name it, in quotes.",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Recompute all that lies behind it, and not only as much as takes some fifteen seconds on two cores." };
    private readonly Option<string> _folder = EvidenceOptions.Folder();
    private readonly Option<int> _threads = OptionParsers.Threads("Runs at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description) { _subject, _all, _folder, _threads };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(_folder) is { Length: > 0 } given ? given : EvidenceBook.OwnFolder;
            var request = new AuditRequest(parsed.GetValue(_subject)!, folder, parsed.GetValue(_all), OptionParsers.ThreadsOf(parsed, _threads));
            var outcome = await WorkDisplay.RunAsync($"audit {request.Subject}", error, (progress, remarks) => actions.Audit(request, progress, remarks, cancel), cancel).ConfigureAwait(false);
            foreach (var line in outcome.Lines)
            {
                output.WriteLine(line);
            }

            return outcome.IsConfirmed ? ExitCode.Success : ExitCode.VerdictDiffers;
        });
        return command;
    }
}
