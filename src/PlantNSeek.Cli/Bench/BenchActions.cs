using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Numerics;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench;

/// <summary>What the commands below <c>bench</c> do, apart from talking.</summary>
/// <param name="ReadMachine">Says what machine this is.</param>
/// <param name="MeasureStep">Times full Adam training steps on one thread.</param>
/// <param name="MeasureCore">Measures what a core can do at best.</param>
/// <param name="Run">Runs an experiment once, as often as asked for.</param>
/// <param name="MeasureMachine">Times a little of everything on a core of the given speed.</param>
/// <param name="RunCommand">Runs a command to its end and times it.</param>
/// <param name="MeasureCosts">Times steps over widths and densities.</param>
internal sealed record BenchActions(
    Func<MachineFacts> ReadMachine,
    Func<StepRequest, CancellationToken, StepTiming> MeasureStep,
    Func<CancellationToken, CoreSpeed> MeasureCore,
    Func<RunRequest, CancellationToken, RunTiming> Run,
    Func<CoreSpeed, IProgress<WorkProgress>, CancellationToken, IReadOnlyList<BenchRow>> MeasureMachine,
    Func<ChildCommand, CancellationToken, TimedCommand> RunCommand,
    Func<IProgress<WorkProgress>, CancellationToken, IReadOnlyList<RunCostPoint>> MeasureCosts)
{
    /// <summary>Those of the libraries.</summary>
    public static BenchActions Real => new(
        MachineFacts.Read, TrainingStep.Measure, CoreSpeedMeasurement.Measure, PublishedRun.Measure, MachineMeasurement.Run, CommandRunner.Run, RunCosts.Measure);
}
