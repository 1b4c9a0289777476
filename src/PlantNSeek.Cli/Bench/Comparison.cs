using PlantNSeek.Numerics.Statistics;

namespace PlantNSeek.Cli.Bench;

/// <summary>Two commands run in turns.</summary>
/// <param name="Pairs">Ours and the baseline, one after the other; at least one pair.</param>
internal sealed record Comparison(IReadOnlyList<(TimedCommand Ours, TimedCommand Baseline)> Pairs)
{
    /// <summary>How many times longer the baseline took, pair by pair.</summary>
    public IReadOnlyList<double> Ratios { get; } = [.. Pairs.Select(p => p.Baseline.Seconds / p.Ours.Seconds)];

    /// <summary>Their median.</summary>
    public double Ratio => SampleStatistics.Median([.. Ratios]);

    /// <summary>Runs the pairs: ours, baseline, ours, baseline.</summary>
    public static Comparison Run(ChildCommand ours, ChildCommand baseline, int pairs, Func<ChildCommand, CancellationToken, TimedCommand> run, Action<int> beforePair, CancellationToken cancel)
    {
        var done = new List<(TimedCommand, TimedCommand)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            beforePair(pair);
            done.Add((run(ours, cancel), run(baseline, cancel)));
        }

        return new Comparison(done);
    }
}
