using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Tasks;

namespace PlantNSeek.Cli.Bench.Steps;

/// <summary>The options that say which step.</summary>
internal sealed class StepOptions(bool takesEngines)
{
    private readonly Option<string> _task = OptionParsers.Name(
        "--task", "The task, which gives the widths of input and output and the loss.", [.. LearningTasks.All.Select(t => t.Name)], LearningTasks.Circle.Name);

    private readonly Option<int> _depth = OptionParsers.Integer("--depth", "Layers of neurons, input and output included.", 5, 2, 1000);
    private readonly Option<int> _width = OptionParsers.Integer("--width", "Width of the hidden layers.", 100, 1, 10000);
    private readonly Option<int> _batch = OptionParsers.Integer("--batch", "Samples a step.", 32, 1, 100000);
    private readonly Option<double> _density = OptionParsers.Density("--density", "The fraction of parameters that a random mask keeps.");

    private readonly Option<string> _form = OptionParsers.Name(
        "--form", "How the masked network is computed; the bits are the same.", StepRequest.Forms, StepRequest.Automatic);

    private readonly Option<string> _engine = OptionParsers.Name(
        "--engine", "What computes the step.", CommandEngines.Names, StepRequest.Managed);

    private readonly Option<string> _model = OptionParsers.Name(
        "--model", "One of the papers' networks on images of 3x32x32 in ten classes, instead of task, depth and width.", ModelCatalog.Names, null);

    private readonly Option<double> _widthFactor = OptionParsers.Number("--width-factor", "Scales the channels of the model.", 1, 1.0 / 64, 16);

    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    /// <summary>A command that works on the step of its options, and prints JSON where asked to.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="description">What help says of it.</param>
    /// <param name="takesEngines">Whether engines and models can be chosen.</param>
    /// <param name="run">Does it.</param>
    public static Command Command(string name, string description, bool takesEngines, Action<StepRequest, bool, CancellationToken> run)
    {
        var options = new StepOptions(takesEngines);
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
        if (takesEngines)
        {
            AddEnginesTo(command);
        }
    }

    private void AddEnginesTo(Command command)
    {
        command.Options.Add(_engine);
        command.Options.Add(_model);
        command.Options.Add(_widthFactor);
        command.Validators.Add(result =>
        {
            bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
            var excluded = IsGiven(_model) ? new Option[] { _task, _depth, _width } : [_widthFactor];
            if (excluded.FirstOrDefault(IsGiven) is { } option)
            {
                result.AddError(IsGiven(_model) ? $"{option.Name} is for networks without --model; a model has its own" : $"{option.Name} is for models; give --model too");
            }

            if (IsGiven(_form) && IsGiven(_engine) && result.GetValue(_engine) != StepRequest.Managed)
            {
                result.AddError($"{_form.Name} is for the engine {StepRequest.Managed}; {_engine.Name} is '{result.GetValue(_engine)}'");
            }
        });
    }

    private StepRequest Request(ParseResult parsed)
    {
        var request = new StepRequest(
            parsed.GetValue(_task)!, parsed.GetValue(_depth), parsed.GetValue(_width), parsed.GetValue(_batch), parsed.GetValue(_density), parsed.GetValue(_form)!);
        return takesEngines ? request with { Engine = parsed.GetValue(_engine)!, Model = parsed.GetValue(_model), WidthFactor = parsed.GetValue(_widthFactor) } : request;
    }
}
