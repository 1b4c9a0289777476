using PlantNSeek.Experiments.Scenarios;

namespace PlantNSeek.Experiments.Theory;

/// <summary>The checks of the paper's theory as runs of the sweep; no protocol and no task has a part in them.</summary>
internal sealed class TheoryExperiment : IExperiment
{
    /// <inheritdoc/>
    public string Name => "theory";

    /// <inheritdoc/>
    public IReadOnlyList<string> Seekers => [];

    /// <inheritdoc/>
    public long Cost(ScenarioKey key) => 1_000_000;

    /// <inheritdoc/>
    public ExperimentResult Run(ScenarioKey key, Protocol protocol, CancellationToken cancel) => new NumbersResult
    {
        Key = key,
        Numbers = [.. TheoryTrials.Run(key.Replicate, cancel).Select(n => new NamedNumber(n.Key, n.Value))],
    };
}
