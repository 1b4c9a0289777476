namespace PlantNSeek.Networks.FullyConnected;

/// <summary>What is fully connected by nature asks a graph for its architecture here.</summary>
public static class Chains
{
    extension(NetworkGraph graph)
    {
        /// <summary>
        /// The architecture of a fully connected ReLU network; null where the graph is another's. A graph does not show activations, so it is
        /// <see cref="Architecture.Graph"/> itself that has one: another engine that computes the same network gives that.
        /// </summary>
        public Architecture? AsChain => (graph as ChainGraph)?.Architecture;
    }

    /// <summary>The architecture of a fully connected ReLU network with biases.</summary>
    /// <param name="graph">The network's graph.</param>
    /// <param name="what">What asks for it, as the subject of the message.</param>
    /// <exception cref="NotSupportedException">The network is not fully connected, or has no biases.</exception>
    public static Architecture Chain(this NetworkGraph graph, string what)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WhyNoChain(what) is { } why ? throw new NotSupportedException(why) : graph.AsChain!;
    }

    /// <summary>The message with which <see cref="Chain"/> refuses a graph; null where it does not.</summary>
    internal static string? WhyNoChain(this NetworkGraph graph, string what) => graph.AsChain switch
    {
        null => $"{what} takes a fully connected ReLU network (Architecture.Graph); this one has another graph, of {graph.Layout}",
        { HasBiases: false } chain => $"{what} takes a network with biases; this one is {chain}",
        _ => null,
    };
}
