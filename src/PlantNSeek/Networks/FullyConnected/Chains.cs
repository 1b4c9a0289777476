namespace PlantNSeek.Networks.FullyConnected;

/// <summary>What is fully connected by nature asks a graph for its architecture here.</summary>
public static class Chains
{
    extension(NetworkGraph graph)
    {
        /// <summary>The architecture of a fully connected network; null where the graph is another's.</summary>
        public Architecture? AsChain => graph is ChainGraph chain ? chain.Architecture : Found(graph);
    }

    /// <summary>The architecture of a fully connected network with biases.</summary>
    /// <param name="graph">The network's graph.</param>
    /// <param name="what">What asks for it, as the subject of the message.</param>
    /// <exception cref="NotSupportedException">The network is not fully connected, or has no biases.</exception>
    public static Architecture Chain(this NetworkGraph graph, string what)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AsChain is { HasBiases: true } chain ? chain : throw new NotSupportedException($"{what} takes a fully connected network with biases; this one has {graph.Layout}");
    }

    // Another engine may describe the same network by a graph of its own.
    private static Architecture? Found(NetworkGraph graph)
    {
        if (graph.Gates.Length > 0 || graph.Widths.Length < 2 || graph.Connections.Length != graph.Widths.Length - 1)
        {
            return null;
        }

        var chain = graph.Layout.BiasCount > 0 ? new Architecture(graph.Widths.AsSpan()) : Architecture.WithoutBiases(graph.Widths.AsSpan());
        return chain.Graph.Connections.All(graph.Connections.Contains) && chain.Layout.Equals(graph.Layout) ? chain : null;
    }
}
