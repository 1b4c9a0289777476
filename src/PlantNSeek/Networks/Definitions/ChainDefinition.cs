using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Networks.Definitions;

/// <summary>Fully connected ReLU networks as operations.</summary>
public static class ChainDefinition
{
    /// <summary>The operations of a fully connected network, its layers called <c>layer1</c>, <c>layer2</c> … as their tensors are.</summary>
    public static NetworkDefinition Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var nodes = new List<NetworkNode>();
        for (var layer = 1; layer <= architecture.LayerCount; layer++)
        {
            nodes.Add(new LinearNode($"layer{layer}", layer == 1 ? NetworkNode.Input : $"relu{layer - 1}", architecture.Widths[layer], architecture.HasBiases));
            if (layer < architecture.LayerCount)
            {
                nodes.Add(new ReluNode($"relu{layer}", $"layer{layer}"));
            }
        }

        return new NetworkDefinition(architecture.ToString(), new FeatureShape(architecture.InputWidth), nodes);
    }

    /// <summary>The architecture whose operations these are, names included; null where they are another network's.</summary>
    internal static Architecture? ArchitectureOf(NetworkDefinition definition)
    {
        LinearNode[] layers = [.. definition.Nodes.OfType<LinearNode>()];
        if (layers.Length == 0 || definition.Nodes.Length != (2 * layers.Length) - 1)
        {
            return null;
        }

        int[] widths = [definition.Input.Size, .. layers.Select(layer => layer.Outputs)];
        var architecture = layers[0].HasBias ? new Architecture(widths) : Architecture.WithoutBiases(widths);
        return Of(architecture).Nodes.SequenceEqual(definition.Nodes) ? architecture : null;
    }
}
