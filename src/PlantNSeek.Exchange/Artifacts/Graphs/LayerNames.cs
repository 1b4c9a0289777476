using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Artifacts.Graphs;

/// <summary>Files call what has weights <c>layer1</c>, <c>layer2</c> and so on, in every network, so that its tensors are found without the graph.</summary>
internal static class LayerNames
{
    /// <summary>The same operations by the names of files; its parameters are the same in the same order.</summary>
    public static NetworkDefinition Of(NetworkDefinition definition)
    {
        var names = Weighted(definition).Select(static (node, i) => (node.Name, File: FileName(i))).ToDictionary();
        string Called(string name) => names.GetValueOrDefault(name, name);
        return new NetworkDefinition(definition.Name, definition.Input, definition.Nodes.Select(node => node switch
        {
            SumNode sum => sum with { Name = Called(sum.Name), From = Called(sum.From), Other = Called(sum.Other) },
            OneInputNode one => one with { Name = Called(one.Name), From = Called(one.From) },
            _ => node,
        }));
    }

    /// <summary>Requires the names of files.</summary>
    /// <exception cref="ArgumentException">A node has another name, or none has weights.</exception>
    public static void Require(NetworkDefinition definition)
    {
        if (!Weighted(definition).Any())
        {
            throw new ArgumentException("nodes has no conv2d and no linear; a network has at least one layer of weights");
        }

        foreach (var (i, node) in Weighted(definition).Index())
        {
            if (node.Name != FileName(i))
            {
                throw new ArgumentException($"{node.Name} is the node number {i + 1} that has weights; it must be called {FileName(i)}, as its tensors are");
            }
        }
    }

    private static IEnumerable<NetworkNode> Weighted(NetworkDefinition definition) => definition.Nodes.Where(static node => node is ConvolutionNode or LinearNode);

    private static string FileName(int layer) => FormattableString.Invariant($"layer{layer + 1}");
}
