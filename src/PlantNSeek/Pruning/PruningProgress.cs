using PlantNSeek.Networks;

namespace PlantNSeek.Pruning;

/// <summary>A round of pruning is done.</summary>
/// <param name="Round">Rounds done, from 1.</param>
/// <param name="Rounds">Rounds in all.</param>
/// <param name="Kept">Parameters that the mask keeps now, those that are never pruned among them.</param>
public readonly record struct PruningProgress(int Round, int Rounds, int Kept)
{
    /// <summary>A round with its mask.</summary>
    public PruningProgress(int round, int rounds, Mask mask)
        : this(round, rounds, mask?.KeptCount ?? throw new ArgumentNullException(nameof(mask))) => Mask = mask;

    /// <summary>The mask itself, which would be the ticket's if the search ended now; null where the seeker does not tell.</summary>
    public Mask? Mask { get; init; }

    /// <summary>All that the search would bring back if it ended now, but for what it cost; null where the seeker does not tell.</summary>
    internal FoundTicket? Ticket { get; init; }
}
