using PlantNSeek.Networks;

namespace PlantNSeek.Planting.Graphs;

/// <summary>The largest share of a ticket that a mask of a budget can hold, by the numbers of parameters alone: what recall is out of (V4).</summary>
public static class ContainmentBound
{
    /// <summary>For a budget of each layer, or each tensor, of its own: the sum of the smaller of both counts over the ticket's parameters.</summary>
    /// <param name="ticket">Parameters of the ticket in each layer.</param>
    /// <param name="budget">Parameters that are kept in each layer.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the ticket is empty.</exception>
    public static double OfLayers(ReadOnlySpan<int> ticket, ReadOnlySpan<int> budget)
    {
        Guard.SameLength(budget.Length, "the budget", ticket.Length, "the ticket");
        var held = 0L;
        for (var layer = 0; layer < ticket.Length; layer++)
        {
            held += Math.Min(ticket[layer], budget[layer]);
        }

        return (double)held / Total(ticket);
    }

    /// <summary>For one density in every layer, as the published edge-popup has it.</summary>
    /// <param name="ticket">Parameters of the ticket in each layer.</param>
    /// <param name="sizes">Parameters of the host in each layer.</param>
    /// <param name="density">What each layer keeps.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the ticket is empty.</exception>
    public static double OfOneDensity(ReadOnlySpan<int> ticket, ReadOnlySpan<int> sizes, Density density) =>
        OfLayers(ticket, [.. sizes.ToArray().Select(density.Budget)]);

    /// <summary>For one ranking of all parameters: any layer may get as much as the ticket has there.</summary>
    /// <param name="ticket">Parameters of the ticket in each layer.</param>
    /// <param name="budget">Parameters that are kept in all.</param>
    /// <exception cref="ArgumentException">The ticket is empty.</exception>
    public static double OfOneRanking(ReadOnlySpan<int> ticket, int budget)
    {
        Guard.AtLeast(budget, 0);
        var total = Total(ticket);
        return (double)Math.Min(total, budget) / total;
    }

    private static long Total(ReadOnlySpan<int> ticket)
    {
        var total = 0L;
        foreach (var count in ticket)
        {
            total += count;
        }

        return total > 0 ? total : throw new ArgumentException($"the ticket has {total} parameters in {ticket.Length} layers; it has at least 1", nameof(ticket));
    }
}
