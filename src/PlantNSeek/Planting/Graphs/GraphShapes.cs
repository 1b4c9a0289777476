using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Planting.Graphs;

/// <summary>Whether two networks without normalisations are the same operations, but for their channels.</summary>
internal static class GraphShapes
{
    /// <exception cref="ArgumentException">They are not; the message has both sides of the first difference.</exception>
    public static void Check(NetworkDefinition target, NetworkDefinition host)
    {
        if (host.Input != target.Input || host.Output != target.Output)
        {
            throw new ArgumentException($"the host {host} and the target {target} differ in what they read or give", nameof(host));
        }

        if (host.Nodes.Length != target.Nodes.Length)
        {
            throw new ArgumentException($"the host {host} has {host.Nodes.Length} operations without normalisations; the target {target} has {target.Nodes.Length}", nameof(host));
        }

        for (var i = 0; i < host.Nodes.Length; i++)
        {
            if (!ShapeOf(host, i).Equals(ShapeOf(target, i)))
            {
                throw new ArgumentException($"operation {i + 1} of the host is {host.Nodes[i]}; that of the target is {target.Nodes[i]}", nameof(host));
            }
        }
    }

    // The node with places for names, and without what may differ.
    private static NetworkNode ShapeOf(NetworkDefinition definition, int at)
    {
        string Place(string name) => name == NetworkNode.Input ? name : $"{definition.Nodes.Select(node => node.Name).ToList().IndexOf(name)}";
        var node = definition.Nodes[at] with { Name = "" };
        node = node switch
        {
            SumNode sum => sum with { From = Place(sum.From), Other = Place(sum.Other) },
            OneInputNode one => one with { From = Place(one.From) },
            _ => node,
        };
        return node switch
        {
            ConvolutionNode c => c with { Outputs = 0, HasBias = false },
            LinearNode l => l with { Outputs = 0, HasBias = false },
            PaddedShortcutNode p => p with { Before = 0, Behind = 0 },
            _ => node,
        };
    }
}
