namespace PlantNSeek.Reporting.Figures;

/// <summary>Which edges are drawn where there are too many: the largest of each layer, as many as its share of all.</summary>
internal static class LargestEdges
{
    /// <summary>At most <paramref name="most"/> of the edges (more only with more layers than that), layer by layer, in an order that does not depend on theirs.</summary>
    /// <remarks>No layer that has an edge loses its last one: it would look collapsed.</remarks>
    public static HostEdge[] Of(IEnumerable<HostEdge> edges, int most)
    {
        var layers = edges.GroupBy(e => e.Layer).OrderBy(g => g.Key).Select(g => g.ToArray()).ToArray();
        var spare = layers.Sum(l => l.Length - 1L);
        var room = Math.Clamp(most - (long)layers.Length, 0, spare);
        var drawn = new List<HostEdge>();
        var before = 0L;
        foreach (var layer in layers)
        {
            // Rounding the running total instead of each share makes the shares sum to the room.
            var after = before + layer.Length - 1;
            var count = spare == 0 ? 1 : 1 + (room * after / spare) - (room * before / spare);
            drawn.AddRange(layer.OrderByDescending(e => Math.Abs(e.Weight)).ThenBy(e => e.To).ThenBy(e => e.From).Take((int)count));
            before = after;
        }

        return [.. drawn];
    }
}
