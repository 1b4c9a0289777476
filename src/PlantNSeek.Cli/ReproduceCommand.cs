using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli;

/// <summary><c>plantnseek reproduce</c>.</summary>
internal sealed class ReproduceCommand(CommandActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "reproduce";

    /// <summary>What help says of it.</summary>
    public const string Description = "Run the paper's experiments and those that came after it, judge its claims and write the report. The exit code is 0 when no verdict differs from the recorded one, 1 when one differs or what holds by proof or construction is violated, 2 on an error, 130 after Ctrl-C, 143 after SIGTERM.";

    private readonly Option<string> _profile = OptionParsers.Name(
        "--profile", "How much to run: quick decides what a few replicates can decide, paper has what every claim needs, smoke has one replicate, to see the command at work, and decides nothing.", actions.Profiles(), actions.Profiles()[0]);

    private readonly Option<string> _out = OptionParsers.Folder("--out", "Where the report goes.", "artifacts/report");

    private readonly Option<string> _store = OptionParsers.Folder(
        "--store", "Where finished runs are kept, each as soon as it is done. A new start, after whatever end, takes them from there; runs of other sources do not count.", "artifacts/results");

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Run everything again. The runs in the store are kept aside." };

    private readonly Option<int> _threads = OptionParsers.Threads("Runs at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description)
        {
            _profile, _out, _store, _fresh, _threads,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var threads = OptionParsers.ThreadsOf(parsed, _threads);
            var request = new ReproduceRequest(parsed.GetValue(_profile)!, parsed.GetValue(_out)!, parsed.GetValue(_store)!, parsed.GetValue(_fresh), threads);
            return Tell(request, await Run(request, cancel).ConfigureAwait(false));
        });
        return command;
    }

    private Task<ReproduceOutcome> Run(ReproduceRequest request, CancellationToken cancel)
    {
        var title = $"reproduce {request.Profile}";
        if (ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected)
        {
            return ProgressBar.RunAsync(title, Reproduce);
        }

        var lines = new ProgressLines(title, error, TimeProvider.System);
        return Task.Run(() => Reproduce(lines, lines), cancel);

        ReproduceOutcome Reproduce(IProgress<ReproductionProgress> progress, IProgress<string> remarks)
        {
            progress.Report(new ReproductionProgress(0, 1, "starting")); // the first run takes a while
            return actions.Reproduce(request, progress, remarks, cancel);
        }
    }

    private int Tell(ReproduceRequest request, ReproduceOutcome outcome)
    {
        foreach (var line in outcome.Differences.Concat(outcome.Violations))
        {
            output.WriteLine(line);
        }

        output.WriteLine(outcome.Differences.Count > 0 ? $"{outcome.Verdicts} verdicts, {outcome.Differences.Count} not as recorded"
            : outcome.NotJudged > 0 ? $"{outcome.Verdicts} verdicts, none other than recorded"
            : $"{outcome.Verdicts} verdicts, each as recorded");
        if (outcome.NotJudged > 0)
        {
            output.WriteLine($"{outcome.NotJudged} of them need more replicates than --profile {request.Profile} has; --profile paper gives all of them, --profile quick some");
        }

        foreach (var file in outcome.ReportFiles)
        {
            output.WriteLine(file);
        }

        return outcome.Differences.Count + outcome.Violations.Count == 0 ? ExitCode.Success : ExitCode.VerdictDiffers;
    }
}
