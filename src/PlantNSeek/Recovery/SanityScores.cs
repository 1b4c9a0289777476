using System.Collections.Immutable;

namespace PlantNSeek.Recovery;

/// <summary>Weak scores of one sanity check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Scores">One a replicate in the order of the tickets' scores, or of one ticket one a rule of scoring.</param>
public sealed record SanityScores(SanityCheck Check, ImmutableArray<double> Scores);
