using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Networks.Definitions;

/// <summary>Who computes a network asks its graph for the operations here.</summary>
public static class Definitions
{
    extension(NetworkGraph graph)
    {
        /// <summary>The operations behind a graph; null where it does not know them.</summary>
        public NetworkDefinition? AsDefinition => graph is DefinitionGraph defined ? defined.Definition : graph.AsChain is { } chain ? ChainDefinition.Of(chain) : null;
    }
}
