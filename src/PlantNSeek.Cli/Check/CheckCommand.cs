using System.CommandLine;
using PlantNSeek.Baselines;
using PlantNSeek.Cli.Baselines;
using PlantNSeek.Cli.Ci;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Check;

/// <summary><c>plantnseek check</c>.</summary>
internal sealed class CheckCommand(CheckPruners check, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "check";

    private const string Description = "Check the pruners and seekers of an assembly by their contracts, let them meet the library's own on the leaderboard of the quick profile, and write the report. Each runs in a process of its own. " +
        "The exit code is 0 when all required rules hold, or with a baseline when nothing is worse than it; 1 when not, 2 on an error, 130 after Ctrl-C, 143 after SIGTERM.";

    private readonly Argument<string> _assembly = Assembly();

    private readonly Option<string> _out = OptionParsers.Folder("--out", "Where the report goes.", "artifacts/check");

    private readonly Option<string> _store = OptionParsers.Folder(
        "--store", "Where the runs of the library's own seekers on the leaderboard are kept, and taken from. Yours never are.", "artifacts/results");

    private readonly Option<bool> _noLeaderboard = new("--no-leaderboard") { Description = "Try the rules only." };

    private readonly Option<bool> _acceptDeviations = new("--accept-deviations") { Description = "A rule that is violated as its contract says counts as kept." };

    private readonly Option<int> _limit = OptionParsers.Integer(
        "--time-limit", "Seconds that a rule may take; a search on the leaderboard may take ten times as long.", 60, 1, 86400);

    private readonly Option<int> _threads = OptionParsers.Threads("Pruners and runs at work at a time; one per core unless given. Results do not depend on it.");

    private readonly Option<string> _junit = OfFile("--junit", "A file in the JUnit format, with a case for each rule of each pruner.");

    private readonly Option<string> _trx = OfFile("--trx", "The same as a TRX file, as dotnet test writes it.");

    /// <summary>What the help of the command above says of it; quicker than all of it.</summary>
    public static Command Outline() => new(Name, Description) { Assembly() };

    private readonly Option<string> _record = OfFile("--record", "A file for what is measured now: rules, scores, recall, edges and cost of each pruner in planted networks.");

    private readonly Option<string> _baseline = OfFile("--baseline", "A file that --record wrote. The exit code is 1 where a rule that held then does not hold now, or a quantity got worse by more than chance explains.");

    private readonly Option<bool> _improvements = new("--record-improvements") { Description = "Replace the file of --baseline where nothing got worse and something better." };

    private readonly Option<int> _networks = OptionParsers.Integer(
        "--networks", $"Planted networks of each task that --record measures in; {BaselineNetworks.Usual} unless given.", null, BaselineNetworks.Fewest, BaselineNetworks.Most);

    public Command Build()
    {
        var command = new Command(Name, Description)
        {
            _assembly, _out, _store, _noLeaderboard, _acceptDeviations, _limit, _threads, _junit, _trx, _record, _baseline, _improvements, _networks,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_improvements) && result.GetValue(_baseline) is null)
            {
                result.AddError("--record-improvements is given without --baseline, the file that it would replace");
            }

            if (result.GetResult(_networks) is not null && result.GetValue(_record) is null && result.GetValue(_baseline) is null)
            {
                result.AddError("--networks is given without --record, which measures in so many");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var threads = OptionParsers.ThreadsOf(parsed, _threads);
            var request = new CheckRequest(
                parsed.GetValue(_assembly)!, parsed.GetValue(_out)!, parsed.GetValue(_store)!, !parsed.GetValue(_noLeaderboard), threads,
                TimeSpan.FromSeconds(parsed.GetValue(_limit)), parsed.GetValue(_acceptDeviations))
            {
                Baseline = new BaselineRequest(parsed.GetValue(_record), parsed.GetValue(_baseline), parsed.GetValue(_improvements)),
                Networks = parsed.GetResult(_networks) is null ? null : parsed.GetValue(_networks),
            };
            var files = new CiFiles(parsed.GetValue(_junit), parsed.GetValue(_trx));
            files.RequireWritable();
            var title = $"check {Path.GetFileName(request.Assembly)}";
            var outcome = await Task.Run(() => check(request, new LazyLines(title, error), new ProgressLines(title, error, TimeProvider.System), cancel), cancel).ConfigureAwait(false);
            CheckTables.Write(outcome, output);
            files.Write(outcome.Assembly, CheckCases.Of(outcome), CheckCases.Summary(outcome), output, Environment.GetEnvironmentVariable);
            return outcome.Succeeds ? ExitCode.Success : ExitCode.RuleViolated;
        });
        return command;
    }

    private static Option<string> OfFile(string name, string description) => new(name) { Description = description, HelpName = "file" };

    private static Argument<string> Assembly() => new("assembly") { Description = "The .dll that the build of your pruner leaves.", HelpName = "assembly.dll" };

    // The time left is guessed from the leaderboard's own start.
    private sealed class LazyLines(string title, TextWriter error) : IProgress<WorkProgress>
    {
        private readonly Lazy<ProgressLines> _lines = new(() => new ProgressLines(title, error, TimeProvider.System));

        public void Report(WorkProgress value) => _lines.Value.Report(value);
    }
}

/// <summary>Checks the pruners and seekers of an assembly.</summary>
/// <param name="request">What to check.</param>
/// <param name="progress">Receives the leaderboard's progress, from any thread.</param>
/// <param name="remarks">Told in a sentence each what is to be said beside the progress.</param>
/// <param name="cancel">Stops, with an <see cref="OperationCanceledException"/> and no half-written report.</param>
internal delegate CheckOutcome CheckPruners(CheckRequest request, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel);
