using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Pruning.Seekers.LearnedMasks;

namespace PlantNSeek.Experiments;

/// <summary>The steps from edge-popup to Gem-Miner (Sreenivasan et al., NeurIPS 2022, Table 3) on planted networks.</summary>
internal sealed class GemMinerExperiment() : SeekingExperiment("gem-miner", epochs: 216)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<NamedSeeker> Make(Protocol protocol) => NamedSeeker.Of(GemMinerSeeker.Table3);
}
