using PlantNSeek.Networks;

namespace PlantNSeek.Tasks;

/// <summary>The samples of one run.</summary>
/// <param name="Training">What the network is trained on.</param>
/// <param name="Pruning">The few samples that pruners score on.</param>
/// <param name="Test">What the results are measured on.</param>
public sealed record TaskData(Batch Training, Batch Pruning, Batch Test);
