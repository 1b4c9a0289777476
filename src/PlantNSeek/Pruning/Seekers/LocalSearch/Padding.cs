using PlantNSeek.Networks;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>Fills a mask up to an exact number of parameters without changing the network's function, as far as that is possible.</summary>
internal static class Padding
{
    /// <summary>
    /// Adds parameters of hidden units that lead nowhere, in layout order: they change nothing. Only where there are not enough of them the
    /// rest follows, in layout order.
    /// </summary>
    public static Mask Fill(KeptGraph graph, int count)
    {
        var keep = new bool[graph.Layout.Count];
        foreach (var parameter in graph.Kept)
        {
            keep[parameter] = true;
        }

        var missing = count - graph.Count;
        for (var parameter = 0; missing > 0 && parameter < keep.Length; parameter++)
        {
            var place = graph.Place[parameter];
            if (place.Level < graph.Levels - 1 && graph.Uses(place.Level, place.Unit) == 0)
            {
                keep[parameter] = true;
                missing--;
            }
        }

        for (var parameter = 0; missing > 0 && parameter < keep.Length; parameter++)
        {
            missing -= keep[parameter] ? 0 : 1;
            keep[parameter] = true;
        }

        return Mask.FromBits(keep);
    }
}
