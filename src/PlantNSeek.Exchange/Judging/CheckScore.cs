using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Recovery;

namespace PlantNSeek.Judging;

/// <summary>What a mask scores after training once all is taken from it but its layer densities or its start.</summary>
/// <param name="Check">What was done to it.</param>
/// <param name="Weak">The score after training by the rule of each protocol, in the order of <see cref="Protocol.All"/>.</param>
public sealed record CheckScore(SanityCheck Check, IReadOnlyList<double> Weak);
