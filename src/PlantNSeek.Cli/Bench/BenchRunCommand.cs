using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Tasks;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench run</c>.</summary>
internal sealed class BenchRunCommand(Func<RunRequest, CancellationToken, RunTiming> run, TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "run";

    /// <summary>What help says of it.</summary>
    public const string Description = "Time a whole run as the published programs do it: data, planting, pruning, ten epochs of training, scores.";

    private readonly Option<string> _experiment = OptionParsers.Name(
        "--experiment", "Prune once, or in ten rounds with training between them.", [RunRequest.SingleShot, RunRequest.Multishot], RunRequest.SingleShot);

    private readonly Option<string> _task = OptionParsers.Name("--task", "The task.", [.. LearningTasks.All.Select(t => t.Name)], LearningTasks.Circle.Name);
    private readonly Option<int> _depth = OptionParsers.Integer("--depth", "Layers of neurons, input and output included.", 5, 3, 100);
    private readonly Option<int> _width = OptionParsers.Integer("--width", "Width of the hidden layers.", 100, 100, 10000);
    private readonly Option<string> _density = Density();
    private readonly Option<string> _pruner = OptionParsers.Name("--pruner", "Who scores.", [.. PrunerCatalog.All.Select(p => p.Name)], PrunerCatalog.Magnitude.Name);
    private readonly Option<int> _repeats = OptionParsers.Integer("--repeats", "Timed runs, after a second of warm-up in which the runtime compiles.", 3, 1, 1000);
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    public Command Build()
    {
        var command = new Command(Name, Description)
        {
            _experiment, _task, _depth, _width, _density, _pruner, _repeats, _json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new RunRequest(
                parsed.GetValue(_experiment)!, parsed.GetValue(_task)!, parsed.GetValue(_depth), parsed.GetValue(_width),
                parsed.GetValue(_density)!, parsed.GetValue(_pruner)!, parsed.GetValue(_repeats));
            var timing = await Task.Run(() => run(request, cancel), cancel).ConfigureAwait(false);
            output.WriteLine(parsed.GetValue(_json) ? AsJson(request, timing) : AsText(request, timing));
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string> Density() => new("--density")
    {
        Description = "The fraction of parameters kept; ticket is the planted ticket's own.",
        HelpName = "fraction|ticket",
        DefaultValueFactory = _ => "1",
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (value != DensityPoint.Ticket && !OptionParsers.IsDensity(value, out _))
            {
                result.AddError($"--density is '{value}'; it must be ticket, or a fraction above 0 and up to 1, such as 0.01");
            }

            return value;
        },
    };

    private static string AsJson(RunRequest request, RunTiming timing) => BenchJson.Of(
        new
        {
            request.Experiment,
            request.Task,
            request.Depth,
            request.Width,
            request.Density,
            request.Pruner,
            request.Repeats,
            timing.Kept,
            timing.Strong,
            timing.Weak,
            Seconds = BenchJson.Rounded(timing.Seconds),
            Phases = Phases(timing.Usual),
            First = new { Seconds = BenchJson.Rounded(timing.First.Total), Phases = Phases(timing.First) },
        });

    private static object Phases(RunPhases phases) => new
    {
        Preparing = BenchJson.Rounded(phases.Preparing),
        Pruning = BenchJson.Rounded(phases.Pruning),
        Training = BenchJson.Rounded(phases.Training),
        Scoring = BenchJson.Rounded(phases.Scoring),
    };

    private static string AsText(RunRequest request, RunTiming timing)
    {
        var usual = timing.Usual;
        return $"{request}: {TimeText.Of(timing.Seconds)} (data and planting {TimeText.Of(usual.Preparing)}, pruning {TimeText.Of(usual.Pruning)}, training {TimeText.Of(usual.Training)}, " +
            FormattableString.Invariant($"scores {TimeText.Of(usual.Scoring)}; the first run {TimeText.Of(timing.First.Total)}); {timing.Kept} kept, score {timing.Strong:G4} before training, {timing.Weak:G4} after");
    }
}
