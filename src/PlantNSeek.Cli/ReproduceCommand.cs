using System.CommandLine;
using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Evidence;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli;

/// <summary><c>plantnseek reproduce</c>.</summary>
internal sealed class ReproduceCommand(CommandActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "reproduce";

    /// <summary>What help says of it.</summary>
    public const string Description = "Recompute a sample of the recorded runs that covers every cheap setting and seeker, compare bit for bit, judge all claims on all recorded runs and write the report. The exit code is 0 when every recomputed value and every verdict is the recorded one, 1 when one differs or what holds by proof or construction is violated, 2 on an error, 130 after Ctrl-C, 143 after SIGTERM.";

    private readonly Option<bool> _all = new("--all") { Description = "Recompute all recorded runs, or all that are selected; goes on where a stopped run left off." };
    private readonly EvidenceOptions.Selection _selection = new();

    private readonly Option<string> _profile = OptionParsers.Name(
        "--profile", "Run the replicates of a profile and judge on them alone: quick decides what a few replicates can decide, paper has what most claims need, smoke has one replicate, to see the command at work, and decides nothing, pictures has the runs on real images, which need the data set CIFAR-10, pictures-whole has them at the size of the papers, for a GPU, pictures-seekers has the leaderboard on real images.", actions.Profiles(), null);

    private readonly Option<string> _out = OptionParsers.Folder("--out", "Where the report goes.", "artifacts/report");
    private readonly Option<string> _evidence = EvidenceOptions.Folder();
    private readonly Option<string> _store = EvidenceOptions.Store();
    private readonly Option<string> _data = DataOptions.Folder();
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Run everything again. The runs in the store are kept aside." };
    private readonly Option<int> _threads = OptionParsers.Threads("Runs at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description) { _all };
        foreach (var option in _selection.All.Concat([_profile, _data, _out, _evidence, _store, _fresh, _threads]))
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_profile) is not null && (result.GetResult(_all) is not null || _selection.All.Any(o => result.GetResult(o) is { Implicit: false })))
            {
                result.AddError("--profile runs a set of replicates of its own; it cannot be given together with --all, --claims, --experiments, --tasks or --replicates, which choose among recorded runs");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new ReproduceRequest(parsed.GetValue(_out)!, parsed.GetValue(_store)!, OptionParsers.ThreadsOf(parsed, _threads))
            {
                EvidenceFolder = parsed.GetValue(_evidence)!,
                Profile = parsed.GetValue(_profile),
                DataFolder = parsed.GetValue(_data),
                All = parsed.GetValue(_all),
                Selection = _selection.Of(parsed),
                Fresh = parsed.GetValue(_fresh),
            };
            return Tell(request, await WorkDisplay.RunAsync(Title(request), error, (progress, remarks) => actions.Reproduce(request, progress, remarks, cancel), cancel).ConfigureAwait(false));
        });
        return command;
    }

    private static string Title(ReproduceRequest request) => request.Profile is { } profile ? $"{Name} {profile}" : Name;

    private int Tell(ReproduceRequest request, ReproduceOutcome outcome)
    {
        foreach (var line in outcome.Changes.Concat(outcome.Differences).Concat(outcome.Violations).Concat(outcome.NotChecked))
        {
            output.WriteLine(line);
        }

        if (outcome.Recorded > 0)
        {
            output.WriteLine(outcome.Recomputed == 0 ? $"none of {outcome.Recorded} recorded runs recomputed" : $"{outcome.Recomputed} of {outcome.Recorded} recorded runs recomputed, {(outcome.Changes.Count == 0 ? outcome.Agreement : $"{outcome.Changes.Count} not as recorded")}");
        }

        output.WriteLine(outcome.Differences.Count > 0 ? $"{outcome.Verdicts} verdicts, {outcome.Differences.Count} not as recorded"
            : request.Profile is not null ? $"{outcome.Verdicts} verdicts, none contradicts the recorded ones"
            : $"{outcome.Verdicts} verdicts, each as recorded");
        if (outcome.NotJudged > 0)
        {
            output.WriteLine($"{outcome.NotJudged} of them need more replicates than --profile {request.Profile} has; without --profile all recorded runs are judged");
        }

        foreach (var file in outcome.ReportFiles)
        {
            output.WriteLine(file);
        }

        return outcome.Differences.Count + outcome.Violations.Count + outcome.Changes.Count == 0 ? ExitCode.Success : ExitCode.VerdictDiffers;
    }
}
