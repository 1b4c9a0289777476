using System.CommandLine;
using System.CommandLine.Parsing;
using PlantNSeek.Artifacts;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;
using PlantNSeek.Tasks.Images.Planted;

namespace PlantNSeek.Cli.Exchange;

/// <summary><c>plantnseek plant</c>.</summary>
internal sealed class PlantCommand(ExchangeActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "plant";

    /// <summary>What help says of it.</summary>
    public const string Description = "Plant a ticket in a random network and write the network with its data as an .npz file, which numpy.load reads, and the truth about the ticket as another. The same options give the same bytes on every machine.";

    private readonly Option<string> _task = OptionParsers.Name(
        "--task", "The task, which gives the ticket and the data.", [.. LearningTasks.All.Concat(LearningTasks.Extended).Select(t => t.Name), .. PlantedImageTasks.All.Select(t => t.Name)], LearningTasks.Circle.Name);

    private readonly Option<int> _depth = OptionParsers.Integer("--depth", "Layers of neurons, input and output included.", 5, LearningTask.SmallestDepth, 1000);

    private readonly Option<int> _convolutions = OptionParsers.Integer(
        "--convolutions", "Convolutions, for the tasks on images, in place of --depth.", PlantedImageTask.FewestConvolutions, PlantedImageTask.FewestConvolutions, 100);

    private readonly Option<int> _width = OptionParsers.Integer("--width", "Width of the hidden layers; for tasks on images their channels, 16 unless given.", 100, 1, 10000);

    private readonly Option<double> _noise = OptionParsers.Number(
        "--noise", "Share of flipped labels, or standard deviation of the noise on the values; for tasks on images that of the noise on their pixels, the experiments' unless given.", 0.01, 0, 1000);

    private readonly Option<int> _seed = OptionParsers.Integer("--seed", "Which host and which data; the report's experiments run on the seeds 1, 2, 3 and so on.", 1, 1, int.MaxValue);

    private readonly Option<string> _protocol = OptionParsers.Name(
        "--protocol", "How it is planted and what its data are: as the paper means it, or as the published programs do it.", ["fair", "paper"], "fair");

    private readonly Option<bool> _reveal = new("--reveal") { Description = "Put the truth into the network's file." };

    private readonly Option<string> _suite = OptionParsers.Name(
        "--suite", "Plant all hosts of the paper's experiments in this profile, with a manifest and checksums, into the folder of --out.", HostSuite.Names, null);

    private readonly Option<string> _out = PathOptions.Path(
        "--out", "The network's file, planted.npz unless given; the truth goes beside it, into planted.truth.npz. With --suite a folder.", "path", isRequired: false);

    private readonly Option<int> _threads = OptionParsers.Threads("Hosts of a suite at work at a time; one per core unless given. The bytes do not depend on it.");

    public Command Build()
    {
        Option[] ofOneHost = [_task, _depth, _convolutions, _width, _noise, _seed, _protocol, _reveal];
        var command = new Command(Name, Description) { _task, _depth, _convolutions, _width, _noise, _seed, _protocol, _reveal, _suite, _out, _threads };
        command.Validators.Add(result =>
        {
            if (result.GetResult(_suite) is { Implicit: false } && ofOneHost.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
            {
                result.AddError($"{other.Name} is given beside --suite; a suite has hosts of its own");
            }
            else if (Misplaced(result) is { } misplaced)
            {
                result.AddError(misplaced);
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var request = Request(parsed);
            var lines = request.Suite is { } suite ? new ProgressLines($"plant {suite}", error, TimeProvider.System) : null;
            foreach (var line in await Task.Run(() => actions.Plant(request, lines ?? (IProgress<WorkProgress>)new NoProgress(), cancel), cancel).ConfigureAwait(false))
            {
                output.WriteLine(line);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string? Given(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false, Tokens: [.., var token] } ? token.Value : null;

    // What counts the layers of the one kind of network says nothing of the other.
    private string? Misplaced(CommandResult result)
    {
        var task = Given(result, _task)?.ToLowerInvariant() ?? LearningTasks.Circle.Name;
        return ImagePlanting.Task(task) is not null
            ? Given(result, _depth) is { } depth ? $"--depth is {depth} and --task is {task}; that task is planted in convolutions, which --convolutions counts" : null
            : Given(result, _convolutions) is { } number ? $"--convolutions is {number} and --task is {task}; that task is planted in a fully connected network, whose layers --depth counts" : null;
    }

    private PlantRequest Request(ParseResult parsed)
    {
        var protocol = Protocol.ByName(parsed.GetValue(_protocol)!).Name;
        var task = parsed.GetValue(_task)!;
        var images = ImagePlanting.Task(task);
        var width = images is not null && Given(parsed.CommandResult, _width) is null ? ImagePlanting.UsualWidth : parsed.GetValue(_width);
        var noise = images is not null && Given(parsed.CommandResult, _noise) is null ? images.UsualNoise : parsed.GetValue(_noise);
        var host = new ScenarioKey(protocol, task, parsed.GetValue(images is null ? _depth : _convolutions), width, noise, parsed.GetValue(_seed));
        var suite = parsed.GetValue(_suite);
        var threads = OptionParsers.ThreadsOf(parsed, _threads);
        return new PlantRequest(host, suite, parsed.GetValue(_out) ?? (suite is null ? "planted.npz" : $"artifacts/hosts-{suite}"), parsed.GetValue(_reveal), threads);
    }
}
