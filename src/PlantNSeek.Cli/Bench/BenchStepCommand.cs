using System.CommandLine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench step</c>.</summary>
internal sealed class BenchStepCommand(Func<StepRequest, CancellationToken, StepTiming> measure, TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "step";

    /// <summary>What help says of it.</summary>
    public const string Description = "Time a full Adam training step on one thread.";

    public Command Build() => StepOptions.Command(Name, Description, takesEngines: true, (request, asJson, cancel) =>
    {
        var timing = measure(request, cancel);
        output.WriteLine(asJson ? AsJson(request, timing) : AsText(request, timing));
    });

    private static string AsJson(StepRequest request, StepTiming timing) => request.Model is null
        ? BenchJson.Of(
            new
            {
                request.Task,
                request.Depth,
                request.Width,
                request.Batch,
                request.Density,
                request.Form,
                timing.Parameters,
                MicrosecondsPerStep = Math.Round(timing.MicrosecondsPerStep, 2),
                Engine = EngineOf(request),
            })
        : BenchJson.Of(
            new
            {
                request.Model,
                request.WidthFactor,
                request.Batch,
                request.Density,
                timing.Parameters,
                MicrosecondsPerStep = Math.Round(timing.MicrosecondsPerStep, 2),
                SamplesPerSecond = BenchJson.Rounded(1e6 * request.Batch / timing.MicrosecondsPerStep),
                Engine = EngineOf(request),
            });

    private static string AsText(StepRequest request, StepTiming timing) => FormattableString.Invariant(
        $"{request}: {timing.Parameters} parameters, {timing.MicrosecondsPerStep:F1} microseconds a step{(request.Engine == StepRequest.Managed ? "" : $" ({EngineOf(request)})")}");

    // What its numbers depend on: versions, threads, processor.
    private static string EngineOf(StepRequest request) => CommandEngines.ByName(request.Engine).Description;
}
