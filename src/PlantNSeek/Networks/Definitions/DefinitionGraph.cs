namespace PlantNSeek.Networks.Definitions;

/// <summary>A graph that knows the operations behind it.</summary>
internal sealed class DefinitionGraph(NetworkDefinition definition, GraphParts parts) : NetworkGraph(parts.Layout, parts.Widths, parts.Connections, parts.Gates)
{
    public NetworkDefinition Definition => definition;
}
