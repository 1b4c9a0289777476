using System.CommandLine;
using System.Text.Json;
using PlantNSeek.Tasks;
using PlantNSeek.Training;

namespace PlantNSeek.Cli;

/// <summary><c>plantnseek bench step</c>.</summary>
internal sealed class BenchStepCommand(MeasureStep measure, TextWriter output)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Option<string> _task = OptionParsers.Name(
        "--task", "The task, which gives the widths of input and output and the loss.", [.. LearningTasks.All.Select(t => t.Name)], LearningTasks.Circle.Name);

    private readonly Option<int> _depth = OptionParsers.Integer("--depth", "Layers of neurons, input and output included.", 5, 2, 1000);
    private readonly Option<int> _width = OptionParsers.Integer("--width", "Width of the hidden layers.", 100, 1, 10000);
    private readonly Option<int> _batch = OptionParsers.Integer("--batch", "Samples a step.", 32, 1, 100000);
    private readonly Option<double> _density = OptionParsers.Density("--density", "The fraction of parameters that a random mask keeps.");
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    public Command Build()
    {
        var command = new Command("step", "Time a full Adam training step on one thread.") { _task, _depth, _width, _batch, _density, _json };
        command.SetAction((parsed, cancel) =>
        {
            var request = new StepRequest(
                parsed.GetValue(_task)!, parsed.GetValue(_depth), parsed.GetValue(_width), parsed.GetValue(_batch), parsed.GetValue(_density));
            var timing = measure(request, cancel);
            output.WriteLine(parsed.GetValue(_json) ? AsJson(request, timing) : AsText(request, timing));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static string AsJson(StepRequest request, StepTiming timing) => JsonSerializer.Serialize(
        new
        {
            request.Task,
            request.Depth,
            request.Width,
            request.Batch,
            request.Density,
            timing.Parameters,
            MicrosecondsPerStep = Math.Round(timing.MicrosecondsPerStep, 2),
        },
        Json);

    private static string AsText(StepRequest request, StepTiming timing) => FormattableString.Invariant(
        $"{request.Task}, depth {request.Depth}, width {request.Width}, batch {request.Batch}, density {request.Density}: {timing.Parameters} parameters, {timing.MicrosecondsPerStep:F1} microseconds a step");
}
