using PlantNSeek.Claims;
using PlantNSeek.Experiments;
using PlantNSeek.Numerics;
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

    public double WeakMargin => Margin("weak");

    public double StrongMargin => Margin("strong");

    /// <summary>Share of the planted weights that was kept, on average.</summary>
    public double Recall => Mean((s, r) => (double)r.WeightHits.Sum() / s.PlantedWeights.Sum());

    /// <summary>What a random mask with as many weights would keep of them.</summary>
    public double Chance => Mean((s, r) => (double)r.KeptWeights.Sum() / s.HostWeights.Sum());

    /// <summary>Weights on a path from an input to an output, in multiples of the planted ticket's weights.</summary>
    public double Size => Mean((s, r) => (double)r.EffectiveWeights / s.PlantedWeights.Sum());

    /// <summary>Samples the search sent through the network, in batches of 32; NaN where they were not counted.</summary>
    public double Steps => Runs.All(r => r.Samples is not null) ? Runs.Average(r => r.Samples!.Value / 32.0) : double.NaN;

    private double Margin(string score) => Margins.OfMedian(Replicates, Task.Name, Seeker, Density, score);

    private double Mean(Func<ScenarioResult, RunResult, double> of) => SampleStatistics.Mean([.. Replicates.Zip(Runs, of)]);
}
