using System.CommandLine;
using PlantNSeek.Choosing;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli;

/// <summary><c>plantnseek decay</c>.</summary>
internal sealed class DecayCommand(ChooseDecay choose, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "decay";

    /// <summary>What help says of it.</summary>
    public const string Description =
        "Run every setting of weight decay that was looked at on the way to IMP (decay), on planted networks that judge no search with weight decay, and list all outcomes. Goes on where a stopped run left off.";

    private readonly Option<int> _replicates = OptionParsers.Integer(
        "--replicates", $"Planted networks of each task, from the first of the {DecayChoosing.Replicates} that are set aside for choosing; unless given as many as each step was taken with.", null, 1, DecayChoosing.Replicates);

    private readonly Option<string> _settings = OptionParsers.Name(
        "--settings", "Which settings: all, or those of one of the steps in which they were looked at, kind and strength of the decay (strength), all else on Circle (circle) and everywhere (around), what lies around the best, on more networks (final).", DecayChoosing.Steps, DecayChoosing.Steps[0]);

    private readonly Option<string> _out = new("--out")
    {
        Description = "The file that all outcomes go to, tab-separated; artifacts/decay-choosing.tsv unless given, with the step and the number of networks in its name where those are given.",
        HelpName = "file",
    };

    private readonly Option<string> _store = OptionParsers.Folder("--store", "Where finished runs are kept, and taken from.", "artifacts/results");
    private readonly Option<int> _threads = OptionParsers.Threads("Runs at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description) { _settings, _replicates, _out, _store, _threads };
        command.SetAction(async (parsed, cancel) =>
        {
            var threads = OptionParsers.ThreadsOf(parsed, _threads);
            var request = new DecayRequest(parsed.GetValue(_settings)!, parsed.GetResult(_replicates) is null ? null : parsed.GetValue(_replicates), parsed.GetValue(_out) ?? DefaultFile(parsed), parsed.GetValue(_store)!, threads);
            var lines = new ProgressLines(Name, error, TimeProvider.System);
            foreach (var line in await Task.Run(() => choose(request, lines, lines, cancel), cancel).ConfigureAwait(false))
            {
                output.WriteLine(line);
            }

            return ExitCode.Success;
        });
        return command;
    }

    // A part never takes the place of the whole.
    private string DefaultFile(ParseResult parsed)
    {
        var (step, replicates) = (parsed.GetValue(_settings)!, parsed.GetResult(_replicates) is null ? "" : $"-{parsed.GetValue(_replicates)}");
        return $"artifacts/decay-choosing{(step == DecayChoosing.Steps[0] ? "" : $"-{step}")}{replicates}.tsv";
    }
}

/// <summary>Runs the settings of weight decay and writes all outcomes; returns what to say of them.</summary>
internal delegate IReadOnlyList<string> ChooseDecay(DecayRequest request, IProgress<ReproductionProgress> progress, IProgress<string> remarks, CancellationToken cancel);

/// <summary>Settings to be run.</summary>
/// <param name="Settings">The step in which they were looked at, or all.</param>
/// <param name="Replicates">Planted networks of each task, at least 1; null for as many as each step was taken with.</param>
/// <param name="File">Where the outcomes go.</param>
/// <param name="StoreFolder">Where finished runs are kept, and taken from.</param>
/// <param name="Threads">Runs at work at a time, at least 1.</param>
internal sealed record DecayRequest(string Settings, int? Replicates, string File, string StoreFolder, int Threads);
