using PlantNSeek.Experiments.Images;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Networks;
using PlantNSeek.Planting.Graphs;
using PlantNSeek.Pruning;

namespace PlantNSeek.Experiments.Pictures;

/// <summary>The rules by which edge-popup's budget is divided among layers.</summary>
internal static class PictureRules
{
    /// <summary>One density in every layer, as published.</summary>
    public const string PerLayer = "Edge-popup (annealed, per layer)";

    /// <summary>One ranking of the whole network.</summary>
    public const string Global = ImageSeekers.GlobalEdgePopup;

    /// <summary>In each layer as many parameters as the ticket has there.</summary>
    public const string TicketLayers = "Edge-popup (annealed, ticket's layers)";

    /// <summary>The rules, each for the planted host and for the one before planting.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. from rule in (string[])[PerLayer, Global, TicketLayers] from name in (string[])[rule, Unplanted(rule)] select name];

    /// <summary>The name of the same search in the host before anything was planted in it.</summary>
    public static string Unplanted(string rule) => $"{rule[..^1]}, unplanted)";

    /// <summary>The searches at a density: fractions in every layer; the ticket's own number anywhere in the network, and in its own layers.</summary>
    public static IEnumerable<(string Rule, PictureSearch Search, double Bound)> At(string label, TicketSize ticket)
    {
        var (layout, counts) = (ticket.Layout, LayerDensities.CountsOf(ticket.Layout, ticket.Mask));
        var kept = ticket.Budget(label).CountsFor([layout.PrunableCount])[0];
        var sizes = LayerDensities.Sizes(layout);
        if (DensityPoint.OfTicket(label) is null)
        {
            yield return (PerLayer, PictureSearch.Of(PruningScope.PerLayer, kept), ContainmentBound.OfOneDensity(counts, sizes, new Density(DensityPoint.Value(label))));
            yield break;
        }

        yield return (Global, PictureSearch.Of(PruningScope.Global, kept), ContainmentBound.OfOneRanking(counts, kept));
        if (label == DensityPoint.Ticket)
        {
            yield return (TicketLayers, PictureSearch.OfLayers(counts.Select((count, l) => Density.OfCount(count, sizes[l]))), ContainmentBound.OfLayers(counts, counts));
        }
    }
}
