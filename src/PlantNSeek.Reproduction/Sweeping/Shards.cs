using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Sweeping;

/// <summary>Cuts runs into parts for several machines: the runs on one planted network stay together, and the parts cost about the same.</summary>
public static class Shards
{
    /// <summary>The runs of one part.</summary>
    /// <param name="runs">All runs, each once.</param>
    /// <param name="number">Which part, from 1.</param>
    /// <param name="count">How many parts, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static IReadOnlyList<ScenarioKey> Of(IEnumerable<ScenarioKey> runs, int number, int count)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (number < 1 || number > count)
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, $"there are parts 1 to {count}");
        }

        var costs = new long[count];
        var part = new List<ScenarioKey>();
        foreach (var network in runs.GroupBy(static r => r.Network).Select(static g => (Runs: g.ToArray(), Cost: g.Sum(ExperimentCatalog.Cost))).OrderByDescending(static g => g.Cost).ThenBy(static g => $"{g.Runs[0]}", StringComparer.Ordinal))
        {
            var least = Array.IndexOf(costs, costs.Min());
            costs[least] += network.Cost;
            if (least == number - 1)
            {
                part.AddRange(network.Runs);
            }
        }

        return part;
    }
}
