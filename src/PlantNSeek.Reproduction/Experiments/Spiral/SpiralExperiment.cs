using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Spiral;

/// <summary>What pruners make of the Cubist Spiral against the best mask known of width 3, as a run of the sweep.</summary>
internal sealed class SpiralExperiment : IExperiment
{
    private const double MinimumAccuracy = 0.95;
    private const int Replicates = 5;
    private static readonly int[] Widths = [3, 16, 64];

    /// <inheritdoc/>
    public string Name => "spiral";

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers => [];

    /// <inheritdoc/>
    public long Cost(ScenarioKey key) => 20_000_000;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No mask of the recorded search reaches the source's 95 %.</exception>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel)
    {
        var search = SpiralSearchResult.Recorded();
        var optimum = search.SmallestReaching(MinimumAccuracy) ?? throw new InvalidOperationException($"no recorded mask of width 3 reaches an accuracy of {MinimumAccuracy}");
        return new SpiralRecord { Key = key, Runs = SpiralComparison.Run(search.Settings.Recipe, optimum, Widths, Replicates, null, cancel) };
    }
}
