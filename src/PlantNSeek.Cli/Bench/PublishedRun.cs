using System.Diagnostics;
using System.Globalization;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;
using PlantNSeek.Recovery;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Cli.Bench;

/// <summary>One run of the published programs, from nothing to its scores, part by part; the same bits as in <c>reproduce</c>.</summary>
internal sealed class PublishedRun(RunRequest request, CancellationToken cancel)
{
    private static readonly Protocol Protocol = Protocol.Paper;

    // A short run is over before the runtime has compiled it with care; in a sweep the same code runs for minutes.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Runs it once, for a second to warm up, and then as often as asked for.</summary>
    public static RunTiming Measure(RunRequest request, CancellationToken cancel)
    {
        var run = new PublishedRun(request, cancel);
        var (first, clock) = (run.Once(), Stopwatch.StartNew());
        while (clock.Elapsed < WarmUp)
        {
            run.Once();
        }

        return new RunTiming(first.Phases, [.. Enumerable.Range(0, request.Repeats).Select(_ => run.Once().Phases)], first.Kept, first.Strong, first.Weak);
    }

    private (RunPhases Phases, int Kept, double Strong, double Weak) Once()
    {
        cancel.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        var key = new ScenarioKey(Protocol.Name, request.Task, request.Depth, request.Width, 0.01, 1) { Experiment = request.Experiment };
        var scenario = new Scenario(key, Protocol);
        var preparing = Lap(clock);
        var mask = request.Experiment == RunRequest.SingleShot ? SingleShot(scenario) : Multishot(scenario);
        var pruning = Lap(clock);
        var loss = LossFunction.For(scenario.Data.Training);
        var host = scenario.Planted.HostParameters;
        var trained = Trainer.Train(scenario.Trainer, host, mask, scenario.Data.Training, loss, new TrainingSettings(), scenario.Stream("shuffle"), cancellationToken: cancel);
        var training = Lap(clock);
        var strong = Score(scenario, mask, host);
        var weak = Score(scenario, mask, trained.Parameters);
        return (new RunPhases(preparing, pruning, training, Lap(clock)), mask.KeptCount, strong, weak);
    }

    private Mask SingleShot(Scenario scenario) => Selection.Select(
        scenario.Score(PrunerCatalog.ByName(request.Pruner)), scenario.Layout, Mask.All(scenario.Layout.Count), Budget(scenario), new SelectionOptions { TieRule = Protocol.Ties });

    private Mask Multishot(Scenario scenario)
    {
        var problem = SeekingProblem.Of(
            scenario.Network, scenario.Trainer, scenario.Planted.HostParameters, scenario.Data.Pruning, scenario.Data.Training,
            Budget(scenario), scenario.Stream(request.Experiment));
        return new MultishotSeeker(PrunerCatalog.ByName(request.Pruner), MultishotSettings.Published).Seek(problem, null, cancel).Mask;
    }

    private PruningBudget Budget(Scenario scenario) => request.Density == DensityPoint.Ticket
        ? scenario.Budget(DensityPoint.Ticket)
        : PruningBudget.At(new Density(double.Parse(request.Density, CultureInfo.InvariantCulture)));

    private static double Score(Scenario scenario, Mask mask, ReadOnlySpan<float> parameters) =>
        Scoring.Score(Protocol.Score, scenario.Network, mask.Apply<float>(parameters), scenario.Data.Training, scenario.Data.Test);

    private static double Lap(Stopwatch clock)
    {
        var seconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        return seconds;
    }
}
