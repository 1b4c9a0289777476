using System.CommandLine;
using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Judging;

namespace PlantNSeek.Cli.Exchange;

/// <summary><c>plantnseek judge</c>.</summary>
internal sealed class JudgeCommand(ExchangeActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "judge";

    /// <summary>What help says of it.</summary>
    public const string Description = "Say what the mask of an .npz file is worth: what it keeps and what of it can work, its scores by both protocols, what of the planted ticket it holds and what chance would hold. " +
        "For a folder of masks also the leaderboard, with the library's seekers beside them. The exit code is 0 when all masks are judged, 1 when one of a folder cannot be, 2 on an error, 130 after Ctrl-C, 143 after SIGTERM.";

    private readonly Option<string> _planted = PathOptions.Path("--planted", "The network with its data, as plant writes it.", "file.npz", isRequired: true);
    private readonly Option<string> _truth = PathOptions.Path(
        "--truth", "The truth about its ticket, as plant writes it; not needed after plant --reveal, nor for a network of your own.", "file.npz", isRequired: false);

    private readonly Option<string> _mask = PathOptions.Path(
        "--mask", "The mask: for each tensor of the network an array of its name and shape, of booleans or of 0 and 1. Or a folder of such files.", "file.npz|folder", isRequired: true);

    private readonly Option<bool> _train = new("--train") { Description = "Train what each mask keeps, for 10 epochs with Adam as in the paper, and what the sanity checks leave of it." };

    private readonly Option<string> _biases = OptionParsers.Name(
        "--biases", "What becomes of the biases where a mask has no array for any of them.", ["required", "kept", "removed"], "required");

    private readonly Option<string> _seekers = new("--seekers") { Description = "For a folder: the library's seekers beside its masks, with commas between; all of the leaderboard's unless given, or none.", HelpName = "all|none|names" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };
    private readonly Option<string> _out = OptionParsers.Folder("--out", "Where the report with the picture goes, and the masks of the library's seekers.", "artifacts/judge");
    private readonly Option<int> _threads = OptionParsers.Threads("Searches at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description) { _planted, _truth, _mask, _train, _biases, _seekers, _json, _out, _threads };
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

    private static MissingBiases Biases(string name) => name switch
    {
        "kept" => MissingBiases.AreKept,
        "removed" => MissingBiases.AreRemoved,
        _ => MissingBiases.AreAnError,
    };
}
