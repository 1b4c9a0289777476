using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace PlantNSeek.Experiments;

/// <summary>Runs many scenarios on all cores. A scenario is worked on by one thread only; the order of finishing changes nothing.</summary>
public static class Sweep
{
    /// <summary>Runs every scenario.</summary>
    /// <param name="scenarios">What to run; each key once.</param>
    /// <param name="threads">Scenarios at work at a time, at least 1.</param>
    /// <param name="progress">Told after each scenario; from any thread, one at a time.</param>
    /// <param name="cancel">Stops between training steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer threads than one.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SweepResults Run(
        IEnumerable<ScenarioKey> scenarios, int threads, IProgress<ReproductionProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);

        // The longest first, so that the last ones to finish are short and no core waits long for another.
        var queue = scenarios.OrderByDescending(Cost).ToArray();
        var results = new ExperimentResult[queue.Length];
        var total = queue.Sum(Cost);
        long done = 0;
        var gate = new Lock();
        try
        {
            var oneByOne = Partitioner.Create(Enumerable.Range(0, queue.Length), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(oneByOne, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i =>
            {
                results[i] = ExperimentCatalog.ByName(queue[i].Experiment).Run(queue[i], Protocol.Of(queue[i]), cancel);
                lock (gate)
                {
                    done += Cost(queue[i]);
                    progress?.Report(new ReproductionProgress(done, total, queue[i].ToString()));
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

    private static long Cost(ScenarioKey key) => ExperimentCatalog.ByName(key.Experiment).Cost(key);
}
