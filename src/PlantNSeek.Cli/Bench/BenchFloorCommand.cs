using System.CommandLine;
using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench floor</c>.</summary>
internal sealed class BenchFloorCommand(BenchActions actions, TextWriter output)
{
    /// <summary>What it is called.</summary>
    public const string Name = "floor";

    /// <summary>What help says of it.</summary>
    public const string Description = "Measure what one core can do at best, and how far a training step is from it.";

    public Command Build() => StepOptions.Command(Name, Description, takesEngines: false, (request, asJson, cancel) =>
    {
        var speed = actions.MeasureCore(cancel);
        var needed = new TrainingStep(request).Work;
        var (floor, timing) = (StepFloor.Of(needed, speed), actions.MeasureStep(request, cancel));
        if (asJson)
        {
            output.WriteLine(AsJson(request, speed, needed, floor, timing));
        }
        else
        {
            WriteText(request, speed, needed, floor, timing);
        }
    });

    private string AsJson(StepRequest request, CoreSpeed speed, StepWork needed, StepFloor floor, StepTiming timing) => BenchJson.Of(
        new
        {
            Machine = actions.ReadMachine(),
            Core = BenchJson.Speed(speed),
            Step = new { request.Task, request.Depth, request.Width, request.Batch, request.Density, request.Form, timing.Parameters },
            Work = new { needed.MultiplyAdds, needed.StateBytes, needed.PassBytes },
            Floor = new
            {
                OperationsMicroseconds = BenchJson.Rounded(floor.OperationsSeconds * 1e6),
                BytesMicroseconds = BenchJson.Rounded(floor.BytesSeconds * 1e6),
                floor.Level,
                Microseconds = BenchJson.Rounded(floor.Seconds * 1e6),
            },
            MicrosecondsPerStep = Math.Round(timing.MicrosecondsPerStep, 2),
            Ratio = BenchJson.Rounded(timing.MicrosecondsPerStep / (floor.Seconds * 1e6)),
            PhaseMicroseconds = new
            {
                Gather = BenchJson.Rounded(timing.Phases.Gather),
                Forward = BenchJson.Rounded(timing.Phases.Forward),
                Loss = BenchJson.Rounded(timing.Phases.Loss),
                Backward = BenchJson.Rounded(timing.Phases.Backward),
                Update = BenchJson.Rounded(timing.Phases.Update),
            },
        });

    private void WriteText(StepRequest request, CoreSpeed speed, StepWork needed, StepFloor floor, StepTiming timing)
    {
        var machine = actions.ReadMachine();
        output.WriteLine($"{machine.Processor}, vectors of {machine.VectorBits} bits");
        TextTable.Write(output,
        [
            ["one core", "billions a second"],
            ["multiply-adds", TimeText.Digits(speed.MultiplyAddsPerSecond / 1e9)],
            .. speed.Levels.SelectMany(l => new string[][]
            {
                [$"bytes read, {l.Name}", TimeText.Digits(l.ReadBytesPerSecond / 1e9)],
                [$"bytes updated, {l.Name}", TimeText.Digits(l.UpdateBytesPerSecond / 1e9)],
            }),
        ]);
        output.WriteLine();
        TextTable.Write(output,
        [
            [$"{request}", "needs", "takes at least"],
            ["multiply-adds", FormattableString.Invariant($"{needed.MultiplyAdds}"), TimeText.Of(floor.OperationsSeconds)],
            [$"bytes of parameters and moments, {floor.Level}", FormattableString.Invariant($"{needed.StateBytes}"), TimeText.Of(floor.BytesSeconds)],
            ["floor", "", TimeText.Of(floor.Seconds)],
            ["measured", "", TimeText.Of(timing.MicrosecondsPerStep / 1e6)],
            ["measured / floor", "", TimeText.Digits(timing.MicrosecondsPerStep / 1e6 / floor.Seconds)],
        ]);
        output.WriteLine();
        TextTable.Write(output,
        [
            ["where the time goes", "takes"],
            ["samples into place", TimeText.Of(timing.Phases.Gather / 1e6)],
            ["forward pass", TimeText.Of(timing.Phases.Forward / 1e6)],
            ["loss", TimeText.Of(timing.Phases.Loss / 1e6)],
            ["backward pass", TimeText.Of(timing.Phases.Backward / 1e6)],
            ["gradients and Adam", TimeText.Of(timing.Phases.Update / 1e6)],
        ]);
    }
}
