using PlantNSeek.Pruning;

namespace PlantNSeek.Recovery;

/// <summary>A ticket after a sanity check, to be trained and scored as the ticket itself is.</summary>
/// <param name="Check">What was done.</param>
/// <param name="Ticket">What is kept, and what it is trained from.</param>
public sealed record SanityVariant(SanityCheck Check, FoundTicket Ticket);
