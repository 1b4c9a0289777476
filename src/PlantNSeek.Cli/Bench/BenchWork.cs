using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Numerics;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench;

/// <summary>What the commands below <c>bench</c> do, apart from talking.</summary>
/// <param name="ReadMachine">Says what machine this is.</param>
/// <param name="MeasureStep">Times training steps.</param>
/// <param name="MeasureCore">Measures what a core can do at best.</param>
/// <param name="Run">Runs an experiment once, as often as asked for.</param>
/// <param name="MeasureMachine">Times a little of everything.</param>
/// <param name="RunCommand">Runs a command and times it.</param>
/// <param name="MeasureCosts">Times steps over widths and densities.</param>
internal sealed record BenchWork(
    Func<MachineFacts> ReadMachine,
    MeasureStep MeasureStep,
    Func<CancellationToken, CoreSpeed> MeasureCore,
    Func<RunRequest, CancellationToken, RunTiming> Run,
    MeasureMachine MeasureMachine,
    RunCommand RunCommand,
    MeasureCosts MeasureCosts);

/// <summary>Times a full Adam training step on one thread.</summary>
internal delegate StepTiming MeasureStep(StepRequest request, CancellationToken cancel);

/// <summary>Times a little of everything on a core of the given speed.</summary>
internal delegate IReadOnlyList<BenchRow> MeasureMachine(CoreSpeed speed, IProgress<ReproductionProgress> progress, CancellationToken cancel);

/// <summary>Runs a command to its end and times it.</summary>
internal delegate TimedCommand RunCommand(ChildCommand command, CancellationToken cancel);

/// <summary>Times steps over widths and densities.</summary>
internal delegate IReadOnlyList<RunCostPoint> MeasureCosts(IProgress<ReproductionProgress> progress, CancellationToken cancel);
