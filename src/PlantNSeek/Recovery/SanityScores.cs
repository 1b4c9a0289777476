using System.Collections.Immutable;

namespace PlantNSeek.Recovery;

/// <summary>The weak scores of one sanity check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Scores">One a replicate, in the order of the tickets' scores.</param>
public sealed record SanityScores(SanityCheck Check, ImmutableArray<double> Scores);
