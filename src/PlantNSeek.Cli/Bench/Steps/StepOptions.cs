using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Tasks;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>The options that say which step.</summary>
internal sealed class StepOptions
{
    private readonly Option<string> _task = OptionParsers.Name(
        "--task", "The task, which gives the widths of input and output and the loss.", [.. LearningTasks.All.Select(t => t.Name)], LearningTasks.Circle.Name);

    private readonly Option<int> _depth = OptionParsers.Integer("--depth", "Layers of neurons, input and output included.", 5, 2, 1000);
    private readonly Option<int> _width = OptionParsers.Integer("--width", "Width of the hidden layers.", 100, 1, 10000);
    private readonly Option<int> _batch = OptionParsers.Integer("--batch", "Samples a step.", 32, 1, 100000);
    private readonly Option<double> _density = OptionParsers.Density("--density", "The fraction of parameters that a random mask keeps.");

    private readonly Option<string> _form = OptionParsers.Name(
        "--form", "How the masked network is computed; the bits are the same.", StepRequest.Forms, StepRequest.Automatic);

    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    /// <summary>A command that works on the step of its options, and prints JSON where asked to.</summary>
    public static Command Command(string name, string description, Action<StepRequest, bool, CancellationToken> run)
    {
        var options = new StepOptions();
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            run(options.Request(parsed), parsed.GetValue(options._json), cancel);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private void AddTo(Command command)
    {
        command.Options.Add(_task);
        command.Options.Add(_depth);
        command.Options.Add(_width);
        command.Options.Add(_batch);
        command.Options.Add(_density);
        command.Options.Add(_form);
        command.Options.Add(_json);
    }

    private StepRequest Request(ParseResult parsed) => new(
        parsed.GetValue(_task)!, parsed.GetValue(_depth), parsed.GetValue(_width), parsed.GetValue(_batch), parsed.GetValue(_density), parsed.GetValue(_form)!);
}
