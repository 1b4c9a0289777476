using PlantNSeek.Claims.Estimates;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Numerics.Statistics;
using PlantNSeek.Recovery;
using PlantNSeek.Tasks;

namespace PlantNSeek.Reporting.Composition;

/// <summary>One seeker on one task at one density, over the replicates.</summary>
/// <param name="Seeker">Its name.</param>
/// <param name="Task">The task.</param>
/// <param name="Density">One of <see cref="DensityPoint.All"/>.</param>
/// <param name="Replicates">The planted networks that it was run on at that density.</param>
internal sealed record LeaderboardCell(string Seeker, LearningTask Task, string Density, IReadOnlyList<ScenarioResult> Replicates)
{
    public IReadOnlyList<RunResult> Runs { get; } = [.. Replicates.Select(r => r.Run(Seeker, Density))];

    private IReadOnlyList<OverlapCounts> Overlaps { get; } = [.. Replicates.Select(r => r.Weights(r.Run(Seeker, Density)))];

    public double WeakMargin => Margin("weak");

    public double StrongMargin => Margin("strong");

    /// <summary>That of the tickets' own trained parameters after ten epochs more; null where they bring none.</summary>
    public double? TrainedMargin => OwnStart is null ? null : Margin("trained");

    /// <summary>The planted tickets' median score.</summary>
    public double TicketScore => SampleStatistics.Median([.. Replicates.Select(static r => r.TicketScore)]);

    /// <summary>Share of the planted weights that was kept, on average.</summary>
    public double Recall => Overlaps.Average(static o => o.Recall);

    /// <summary>What random masks with as many weights in each layer would keep of them, on average.</summary>
    public double Chance => Overlaps.Average(static o => o.ChanceRecall);

    /// <summary>How many times as much as such masks keep; infinite where they keep none and this seeker does, 1 where neither does.</summary>
    public double RecallOverChance => Chance > 0 ? Recall / Chance : Recall > 0 ? double.PositiveInfinity : 1;

    /// <summary>The probability that such masks hold at least as many planted weights, of all replicates together.</summary>
    public double PValue => Overlaps.Aggregate(HitDistribution.None, static (sum, o) => sum.And(o.Chance)).AtLeast(Overlaps.Sum(static o => o.Hits));

    /// <summary>What random masks with as many weights anywhere in the network would keep of them, on average.</summary>
    public double ChanceIgnoringLayers => Overlaps.Average(static o => o.IgnoringLayers.Mean / o.Truth);

    /// <summary>Parameters kept, on average.</summary>
    public double Kept => Runs.Average(static r => r.Kept);

    /// <summary>Those of them on a path from an input to an output, on average.</summary>
    public double OnPath => Runs.Average(static r => r.EffectiveParameters);

    /// <summary>Scores with the start parameters that the tickets bring; null where they bring none.</summary>
    public IReadOnlyList<OwnStartScores>? OwnStart => Runs.All(static r => r.OwnStart is not null) ? [.. Runs.Select(static r => r.OwnStart!)] : null;

    /// <summary>Weights on a path from an input to an output, in multiples of the planted ticket's weights.</summary>
    public double Size => Mean((s, r) => (double)r.EffectiveWeights / s.PlantedWeights.Sum());

    /// <summary>Samples the search sent through the network, in batches of 32; NaN where they were not counted.</summary>
    public double Steps => Runs.All(r => r.Samples is not null) ? Runs.Average(r => r.Samples!.Value / 32.0) : double.NaN;

    private double Margin(string score) => Margins.OfMedian(Replicates, Task.Name, Seeker, Density, score);

    private double Mean(Func<ScenarioResult, RunResult, double> of) => SampleStatistics.Mean([.. Replicates.Zip(Runs, of)]);
}
