using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics;
using PlantNSeek.Store;

namespace PlantNSeek.Sweeping;

/// <summary>Runs many scenarios on all cores. A scenario is worked on by one thread only; the order of finishing changes nothing.</summary>
public static class Sweep
{
    /// <summary>Runs every scenario, but for those whose results a store has.</summary>
    /// <param name="scenarios">What to run; each key once.</param>
    /// <param name="threads">Scenarios at work at a time, at least 1.</param>
    /// <param name="progress">Told after each scenario; from any thread, one at a time. With a store also at once, what of it was cached.</param>
    /// <param name="store">Finished runs are taken from it, and each other one is added to it as soon as it is finished.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer threads than one.</exception>
    /// <exception cref="IOException">A run could not be written to the store; those before it are safe.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SweepResults Run(
        IEnumerable<ScenarioKey> scenarios, int threads, IProgress<WorkProgress>? progress = null, ResultStore? store = null, CancellationToken cancel = default) =>
        Run(scenarios, threads, static (_, _) => { }, progress, store, cancel);

    /// <summary>The same, and tells how long each run took that was not cached; one at a time.</summary>
    internal static SweepResults Run(
        IEnumerable<ScenarioKey> scenarios, int threads, Action<ScenarioKey, TimeSpan> finished, IProgress<WorkProgress>? progress, ResultStore? store, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var all = Distinct(scenarios);
        var results = new ConcurrentBag<ExperimentResult>();
        var missing = new List<ScenarioKey>();
        foreach (var key in all)
        {
            if (store is not null && store.TryGet(RunKey.Of(key), out var result))
            {
                results.Add(result);
            }
            else
            {
                missing.Add(key);
            }
        }

        // The longest first, so that the last ones to finish are short and no core waits long for another; runs on one network together,
        // so that it is made once.
        var queue = missing.GroupBy(static key => key.Network).OrderByDescending(static runs => runs.Max(ExperimentCatalog.Cost)).SelectMany(static runs => runs.OrderByDescending(ExperimentCatalog.Cost)).ToArray();
        var total = all.Sum(ExperimentCatalog.Cost);
        var atHand = total - queue.Sum(ExperimentCatalog.Cost);
        var done = atHand;
        if (store is not null)
        {
            progress?.Report(new WorkProgress(done, total, $"{results.Count} of {all.Count} runs cached") { Cached = atHand });
        }

        var gate = new Lock();
        try
        {
            var oneByOne = Partitioner.Create(queue, EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(oneByOne, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, key =>
            {
                var start = TimeProvider.System.GetTimestamp();
                var result = ExperimentCatalog.ByName(key.Experiment).Run(key, Protocol.Of(key), cancel);
                var time = TimeProvider.System.GetElapsedTime(start);
                RunMemory.ReleaseRun();
                store?.Add(RunKey.Of(key), result);
                results.Add(result);
                lock (gate)
                {
                    finished(key, time);
                    done += ExperimentCatalog.Cost(key);
                    progress?.Report(new WorkProgress(done, total, key.ToString()) { Cached = atHand });
                }
            });
        }
        catch (AggregateException e)
        {
            cancel.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); // one scenario's own error says more than the collection
        }

        return new SweepResults(results);
    }

    /// <summary>What a sweep has before it, with a guess of the time from a speed measured once.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer threads than one.</exception>
    public static SweepEstimate Estimate(IEnumerable<ScenarioKey> scenarios, int threads, ResultStore? store = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var all = Distinct(scenarios);
        var missing = all.Where(key => store?.Contains(RunKey.Of(key)) != true).ToArray();
        return new SweepEstimate(all.Count, all.Count - missing.Length, TimeSpan.FromSeconds(missing.Sum(ExperimentCatalog.Cost) * RunCost.SecondsPerUnit / threads));
    }

    private static List<ScenarioKey> Distinct(IEnumerable<ScenarioKey> scenarios)
    {
        List<ScenarioKey> all = [.. scenarios];
        var twice = all.CountBy(key => key).Where(pair => pair.Value > 1).Select(pair => pair.Key.ToString()).FirstOrDefault();
        return twice is null ? all : throw new ArgumentException($"the sweep has the run {twice} more than once", nameof(scenarios));
    }
}
