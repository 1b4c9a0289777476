using System.Diagnostics;
using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Bench.Steps;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Planting;
using PlantNSeek.Pruning;
using PlantNSeek.Pruning.Pruners;
using PlantNSeek.Sweeping;
using PlantNSeek.Tasks;

namespace PlantNSeek.Cli.Bench;

/// <summary>Times a little of everything on the calling thread, in about half a minute.</summary>
internal sealed class MachineMeasurement(CoreSpeed speed, CancellationToken cancel)
{
    private static readonly int[] Widths = [100, 300, 1000];
    private static readonly int[] ScoredWidths = [100, 1000];
    private static readonly double[] Densities = [1, 0.1, 0.01];
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(100);

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<BenchRow> Run(CoreSpeed speed, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var work = new MachineMeasurement(speed, cancel).All().ToArray();
        var rows = new List<BenchRow>();
        foreach (var (what, row) in work)
        {
            cancel.ThrowIfCancellationRequested();
            progress.Report(new WorkProgress(rows.Count, work.Length, what));
            rows.Add(row());
        }

        progress.Report(new WorkProgress(rows.Count, work.Length, "done"));
        return rows;
    }

    private IEnumerable<(string What, Func<BenchRow> Row)> All() =>
    [
        .. from width in Widths from density in Densities select ("steps", (Func<BenchRow>)(() => Step(width, density))),
        .. from width in ScoredWidths from pruner in PrunerCatalog.All select ("scores", (Func<BenchRow>)(() => Scores(pruner, width))),
        ("selection", Select),
        ("rounds of SynFlow", SynFlowRounds),
        ("singleshot run", () => Run(RunRequest.SingleShot, "density 1", DensityPoint.Dense)),
        ("singleshot runs", () => Run(RunRequest.SingleShot, "mean of the five densities", [.. DensityPoint.Labels])),
        ("multishot run", () => Run(RunRequest.Multishot, "density 0.1", "0.1")),
        ("figure", Figure),
    ];

    private BenchRow Step(int width, double density)
    {
        var step = new TrainingStep(new StepRequest(LearningTasks.Circle.Name, 5, width, 32, density));
        return new BenchRow("step", FormattableString.Invariant($"width {width}, density {density}"), step.Measure(cancel).MicrosecondsPerStep / 1e6, StepFloor.Of(step.Work, speed).Seconds);
    }

    private BenchRow Scores(IPruner pruner, int width)
    {
        var (context, _) = Problem(width);
        var scores = new double[context.Layout.Count];
        return new BenchRow("scores", FormattableString.Invariant($"{pruner.Name}, width {width}"), Best(() => pruner.Score(context, scores)));
    }

    private BenchRow Select()
    {
        var layout = Architecture.Uniform(2, 577, 4, 6).Layout; // a million parameters
        var (random, scores, all) = (new RandomStream(1, "bench scores"), new double[layout.Count], Mask.All(layout.Count));
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = random.NextUniform(0, 1);
        }

        return new BenchRow("selection", FormattableString.Invariant($"{layout.Count} parameters, density 0.01"), Best(() => Selection.Select(scores, layout, all, PruningBudget.At(new Density(0.01)))));
    }

    private BenchRow SynFlowRounds()
    {
        var (context, network) = Problem(1000);
        var settings = new PruningSettings { Rounds = 100 };
        var clock = Stopwatch.StartNew();
        IterativePruning.Run(PrunerCatalog.SynFlow, network, context.Parameters, context.Batch, context.Loss, new Density(0.01), settings, context.Random, null, cancel);
        return new BenchRow("pruning", "SynFlow, 100 rounds, width 1000", clock.Elapsed.TotalSeconds);
    }

    private BenchRow Run(string experiment, string what, params string[] densities)
    {
        var seconds = densities.Average(d => PublishedRun.Measure(new RunRequest(experiment, LearningTasks.Circle.Name, 5, 100, d, PrunerCatalog.Magnitude.Name, 1), cancel).Seconds);
        return new BenchRow("run", $"{experiment}, {what}", seconds);
    }

    // As a sweep runs it: data and planting once, the dense training shared by the pruners.
    private BenchRow Figure()
    {
        var key = ScenarioKey.Usual("singleshot", Protocol.Paper.Name, LearningTasks.Circle.Name) with { Replicate = 1 };
        var experiment = ExperimentCatalog.ByName(key.Experiment);
        experiment.Run(key, Protocol.Paper, cancel);
        var clock = Stopwatch.StartNew();
        experiment.Run(key, Protocol.Paper, cancel);
        return new BenchRow("figure", "one network of Figure 3, five pruners at five densities", clock.Elapsed.TotalSeconds);
    }

    private static (PruningContext Context, ManagedNetwork Network) Problem(int width)
    {
        var scenario = new Scenario(new ScenarioKey(Protocol.Fair.Name, LearningTasks.Circle.Name, 5, 100, 0.01, 1), Protocol.Fair);
        var architecture = Architecture.Uniform(scenario.Task.InputWidth, width, scenario.Task.OutputWidth, 5);
        var (network, random) = (new ManagedNetwork(architecture), new RandomStream(1, "bench"));
        var parameters = HostInitialization.HeScaled(architecture, random).ToSingle();
        var batch = scenario.Data.Pruning;
        return (PruningContext.Of(network, parameters, Mask.All(architecture.Layout.Count), batch, LossFunction.For(batch), random), network);
    }

    private double Best(Action work)
    {
        work();
        var (best, all) = (double.PositiveInfinity, Stopwatch.StartNew());
        for (var pass = 0; pass < 3 || all.Elapsed < Each; pass++)
        {
            cancel.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
