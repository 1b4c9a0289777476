using System.CommandLine;
using System.CommandLine.Parsing;
using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Baselines;
using PlantNSeek.Cli.Suites;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;
using PlantNSeek.Judging;

namespace PlantNSeek.Cli.Exchange;

/// <summary><c>plantnseek judge</c>.</summary>
internal sealed class JudgeCommand(ExchangeActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "judge";

    /// <summary>What help says of it.</summary>
    public const string Description = "Say what the mask of an .npz file is worth: what it keeps and what of it can work, its scores by both protocols, what of the planted ticket it holds and what chance would hold. " +
        "For a folder of masks also the leaderboard, with the library's seekers beside them; for a suite a mask of each host. The exit code is 0 when all masks are judged, 1 when one of a folder cannot be or is worse than the baseline, 2 on an error, 130 after Ctrl-C, 143 after SIGTERM.";

    private readonly Option<string> _planted = PathOptions.Path("--planted", "The network with its data, as plant writes it.", "file.npz", isRequired: false);
    private readonly Option<string> _truth = PathOptions.Path(
        "--truth", "The truth about its ticket, as plant writes it; not needed after plant --reveal, nor for a network of your own.", "file.npz", isRequired: false);

    private readonly Option<string> _mask = PathOptions.Path(
        "--mask", "The mask: for each tensor of the network an array of its name and shape, of booleans or of 0 and 1. Or a folder of such files.", "file.npz|folder", isRequired: false);

    private readonly Option<string> _scores = PathOptions.Path(
        "--scores", "Scores instead of a mask: for each tensor an array of its name and shape, a number for each parameter, larger for what is kept. Needs the truth.", "file.npz", isRequired: false);

    private readonly Option<string> _suite = PathOptions.Path("--suite", "A folder of hosts with their truths beside them, as plant --suite writes it; instead of --planted.", "folder", isRequired: false);
    private readonly Option<string> _masks = PathOptions.Path("--masks", "The masks of that suite, each under the path that its host has there.", "folder", isRequired: false);
    private readonly Option<string> _record = PathOptions.Path("--record", "With --suite: a file for what is measured now, each quantity in each host.", "file", isRequired: false);

    private readonly Option<string> _baseline = PathOptions.Path(
        "--baseline", "With --suite: a file that --record wrote. The exit code is 1 where a quantity got worse by more than chance explains.", "file", isRequired: false);

    private readonly Option<bool> _improvements = new("--record-improvements") { Description = "Replace the file of --baseline where nothing got worse and something better." };

    private readonly Option<bool> _train = new("--train") { Description = "Train what each mask keeps, for 10 epochs with Adam as in the paper, and what the sanity checks leave of it." };

    private readonly Option<string> _biases = OptionParsers.Name(
        "--biases", "What becomes of the biases where a mask has no array for any of them.", ["required", "kept", "removed"], "required");

    private readonly Option<string> _seekers = new("--seekers") { Description = "For a folder: the library's seekers beside its masks, with commas between; all of the leaderboard's unless given, or none.", HelpName = "all|none|names" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };
    private readonly Option<string> _out = OptionParsers.Folder("--out", "Where the report with the picture goes, and the masks of the library's seekers.", "artifacts/judge");
    private readonly Option<int> _threads = OptionParsers.Threads("Searches at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description) { _planted, _truth, _mask, _scores, _suite, _masks, _record, _baseline, _improvements, _train, _biases, _seekers, _json, _out, _threads };
        command.Validators.Add(RequireOneKind);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_seekers) is { Implicit: false } && result.GetValue(_mask) is { } mask && File.Exists(mask))
            {
                result.AddError($"--seekers is given, and --mask is '{mask}'; the library's seekers stand beside the masks of a folder");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var threads = OptionParsers.ThreadsOf(parsed, _threads);
            if (parsed.GetValue(_suite) is { } suite)
            {
                return await JudgeSuite(parsed, suite, threads, cancel).ConfigureAwait(false);
            }

            if (parsed.GetValue(_scores) is { } scores)
            {
                return await JudgeScores(parsed, scores, cancel).ConfigureAwait(false);
            }

            var request = new JudgeRequest(
                parsed.GetValue(_planted)!, parsed.GetValue(_truth), parsed.GetValue(_mask)!, parsed.GetValue(_train), Biases(parsed.GetValue(_biases)!), parsed.GetValue(_seekers) ?? "all",
                parsed.GetValue(_out)!, threads);
            var lines = new ProgressLines("judge", error, TimeProvider.System);
            var outcome = await Task.Run(() => actions.Judge(request, lines, cancel), cancel).ConfigureAwait(false);
            if (parsed.GetValue(_json))
            {
                output.WriteLine(JudgementJson.Write(outcome.Judgements, isIndented: false));
            }
            else
            {
                JudgementText.Write(outcome, output);
            }

            return outcome.Judgements.Refused.Count == 0 ? ExitCode.Success : ExitCode.MaskRefused;
        });
        return command;
    }

    // One mask of one host, or a mask for each host of a suite.
    private void RequireOneKind(CommandResult result)
    {
        Option[] ofOne = [_planted, result.GetResult(_scores) is null ? _mask : _scores], ofSuite = [_suite, _masks];
        Option[] onlyOne = [_planted, _truth, _mask, _scores, _seekers], onlySuite = [_suite, _masks, _record, _baseline, _improvements];
        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
        var isSuite = ofSuite.Any(IsGiven);
        if ((isSuite ? onlyOne : onlySuite).FirstOrDefault(IsGiven) is { } other)
        {
            result.AddError(isSuite ? $"{other.Name} is given beside --suite; a suite has hosts, truths and masks of its own" : $"{other.Name} is given without --suite");
        }
        else if ((isSuite ? ofSuite : ofOne).FirstOrDefault(option => !IsGiven(option)) is { } missing)
        {
            result.AddError($"{missing.Name} is missing: judge takes --planted and --mask or --scores, or --suite and --masks");
        }
        else if (IsGiven(_scores) && (IsGiven(_mask) || IsGiven(_seekers)))
        {
            result.AddError($"{(IsGiven(_mask) ? _mask : _seekers).Name} is given beside --scores; scores are judged by themselves");
        }
        else if (IsGiven(_improvements) && !IsGiven(_baseline))
        {
            result.AddError("--record-improvements is given without --baseline, the file that it would replace");
        }
    }

    private async Task<int> JudgeSuite(ParseResult parsed, string suite, int threads, CancellationToken cancel)
    {
        var baseline = new BaselineRequest(parsed.GetValue(_record), parsed.GetValue(_baseline), parsed.GetValue(_improvements));
        var request = new SuiteRequest(suite, parsed.GetValue(_masks)!, parsed.GetValue(_train), Biases(parsed.GetValue(_biases)!), parsed.GetValue(_out)!, threads, baseline);
        var lines = new ProgressLines($"judge {Path.GetFileName(Path.TrimEndingDirectorySeparator(suite))}", error, TimeProvider.System);
        var outcome = await Task.Run(() => actions.JudgeSuite(request, lines, cancel), cancel).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            output.WriteLine(SuiteJudging.Json(outcome, JsonFormat.Options));
        }
        else
        {
            SuiteText.Write(outcome, output);
        }

        return outcome.Succeeds ? ExitCode.Success : ExitCode.MaskRefused;
    }

    private async Task<int> JudgeScores(ParseResult parsed, string scores, CancellationToken cancel)
    {
        var request = new ScoreRequest(parsed.GetValue(_planted)!, parsed.GetValue(_truth), scores, parsed.GetValue(_train), Biases(parsed.GetValue(_biases)!), parsed.GetValue(_out)!);
        var (judgement, file) = await Task.Run(() => actions.JudgeScores(request, new ProgressLines("judge", error, TimeProvider.System), cancel), cancel).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            output.WriteLine(ScoreWork.Json(judgement, JsonFormat.Options));
        }
        else
        {
            ScoreWork.Write(judgement, file, output);
        }

        return ExitCode.Success;
    }

    private static MissingBiases Biases(string name) => name switch
    {
        "kept" => MissingBiases.AreKept,
        "removed" => MissingBiases.AreRemoved,
        _ => MissingBiases.AreAnError,
    };
}
