using System.Diagnostics;
using System.Globalization;
using PlantNSeek.Experiments;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Pruning.Seekers.Rounds;

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
        var mask = Pruned(scenario);
        var pruning = Lap(clock);
        var judge = scenario.Judge with { Rules = [Protocol.Score] };
        var trained = judge.ToTotal(new FoundTicket(mask), cancel);
        var training = Lap(clock);
        var (strong, weak) = (judge.Strong(mask)[0], judge.Scores(trained)[0]);
        return (new RunPhases(preparing, pruning, training, Lap(clock)), mask.KeptCount, strong, weak);
    }

    private Mask Pruned(Scenario scenario)
    {
        var (pruner, budget) = (PrunerCatalog.ByName(request.Pruner), Budget(scenario));
        return request.Experiment == RunRequest.SingleShot
            ? SingleShotExperiment.Find(scenario, pruner, rounds: 1, budget, cancel)
            : new MultishotSeeker(pruner, MultishotSettings.Published).Seek(scenario.Problem(budget, request.Experiment), null, cancel).Mask;
    }

    private PruningBudget Budget(Scenario scenario) => request.Density == DensityPoint.Ticket
        ? scenario.Budget(DensityPoint.Ticket)
        : PruningBudget.At(new Density(double.Parse(request.Density, CultureInfo.InvariantCulture)));

    private static double Lap(Stopwatch clock)
    {
        var seconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        return seconds;
    }
}
