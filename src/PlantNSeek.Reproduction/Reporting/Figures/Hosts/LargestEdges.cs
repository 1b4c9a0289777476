namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>Which edges are drawn where there are too many: the largest of each layer, as many as its share of all.</summary>
internal static class LargestEdges
{
    /// <summary>At most <paramref name="most"/> of the edges of some origins (more only with more layers than that), layer by layer, in an order that does not depend on theirs.</summary>
    /// <remarks>No layer that has an edge loses its last one: it would look collapsed.</remarks>
    public static HostEdge[] Of(HostDiagramData data, Func<EdgeOrigin, bool> isOne, int most)
    {
        var counts = new int[data.Widths.Count - 1];
        foreach (var edge in data.Edges)
        {
            counts[edge.Layer] += isOne(edge.Origin) ? 1 : 0;
        }

        var quotas = Quotas(counts, most);

        // The smallest of those kept so far waits first in line, so that memory grows with what is drawn.
        var kept = counts.Select(_ => new PriorityQueue<HostEdge, (double, int, int)>()).ToArray();
        foreach (var edge in data.Edges)
        {
            if (!isOne(edge.Origin))
            {
                continue;
            }

            var (queue, rank) = (kept[edge.Layer], (Math.Abs(edge.Weight), -edge.To, -edge.From));
            if (queue.Count < quotas[edge.Layer])
            {
                queue.Enqueue(edge, rank);
            }
            else
            {
                queue.EnqueueDequeue(edge, rank);
            }
        }

        return [.. kept.SelectMany(q => q.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => i.Element))];
    }

    private static int[] Quotas(int[] counts, int most)
    {
        var spare = counts.Sum(c => Math.Max(0L, c - 1));
        var room = Math.Clamp(most - counts.Count(c => c > 0), 0, spare);
        var quotas = new int[counts.Length];
        var before = 0L;
        for (var layer = 0; layer < counts.Length; layer++)
        {
            // Rounding the running total instead of each share makes the shares sum to the room.
            var after = before + Math.Max(0, counts[layer] - 1);
            quotas[layer] = Math.Min(counts[layer], 1) + (spare == 0 ? 0 : (int)((room * after / spare) - (room * before / spare)));
            before = after;
        }

        return quotas;
    }
}
