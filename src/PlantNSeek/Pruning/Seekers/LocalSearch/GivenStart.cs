using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;

namespace PlantNSeek.Pruning.Seekers.LocalSearch;

/// <summary>A mask to start from that another seeker found: what of it lies on a path.</summary>
internal sealed class GivenStart
{
    private readonly KeptGraph _graph;

    private GivenStart(KeptGraph graph) => _graph = graph;

    /// <summary>What of a mask lies on a path; null where it keeps no path.</summary>
    public static GivenStart? Of(Architecture architecture, Mask mask)
    {
        var graph = new KeptGraph(architecture);
        foreach (var parameter in mask.KeptIndices())
        {
            graph.Toggle(parameter);
        }

        graph.Tidy();
        graph.Accept();
        return graph.HasPath ? new GivenStart(graph) : null;
    }

    /// <summary>All of it where the budget allows, else random paths of it with their biases until the next one might not fit.</summary>
    public int[] Draw(int budget, RandomStream random)
    {
        if (_graph.Count <= budget)
        {
            return _graph.Kept.ToArray();
        }

        var (kept, fruitless) = (new SortedSet<int>(), 0);
        while (kept.Count + (2 * (_graph.Levels - 1)) <= budget && fruitless < budget)
        {
            var before = kept.Count;
            AddPath(kept, random);
            fruitless += kept.Count == before ? 1 : 0;
        }

        return [.. kept];
    }

    // Backwards from an output: whatever a tidy graph keeps has a source, up to the inputs.
    private void AddPath(SortedSet<int> kept, RandomStream random)
    {
        var last = _graph.Levels - 1;
        var outputs = Enumerable.Range(0, _graph.Widths[last]).Where(output => _graph.IsActive(last, output)).ToArray();
        for (int level = last, unit = outputs[random.NextInt32(outputs.Length)]; level > 0; level--)
        {
            if (_graph.IsKept(_graph.Bias(level, unit)))
            {
                kept.Add(_graph.Bias(level, unit));
            }

            var sources = _graph.Sources(level, unit);
            var source = sources[random.NextInt32(sources.Length)];
            kept.Add(_graph.Weight(level, unit, source));
            unit = source;
        }
    }
}
