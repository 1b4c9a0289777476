namespace PlantNSeek.Recovery;

/// <summary>Tickets against one sanity check, replicate by replicate.</summary>
/// <param name="Check">The check.</param>
/// <param name="Wins">Replicates in which the ticket is better; equal scores are no win.</param>
/// <param name="Replicates">Replicates in all.</param>
/// <param name="PValue">The probability of so many wins if ticket and check were interchangeable (exact sign test, one-sided).</param>
public readonly record struct SanityComparison(SanityCheck Check, int Wins, int Replicates, double PValue);
