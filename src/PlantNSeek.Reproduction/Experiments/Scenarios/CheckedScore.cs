using PlantNSeek.Recovery;

namespace PlantNSeek.Experiments.Scenarios;

/// <summary>The weak score of one sanity check of a find, trained like the find itself.</summary>
/// <param name="Check">What was done to it.</param>
/// <param name="Weak">The score after training, by the protocol's rule.</param>
public readonly record struct CheckedScore(SanityCheck Check, double Weak);
