using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions.Models;

/// <summary>Adds operations one behind the other.</summary>
internal sealed class DefinitionBuilder(FeatureShape input)
{
    private readonly List<NetworkNode> _nodes = [];

    /// <summary>The node that the next one reads.</summary>
    public string At { get; set; } = NetworkNode.Input;

    /// <summary>Adds a node and goes on from it.</summary>
    public DefinitionBuilder Add(NetworkNode node)
    {
        _nodes.Add(node);
        At = node.Name;
        return this;
    }

    public DefinitionBuilder Convolution3(string name, int outputs, bool hasBias, int stride = 1) => Add(ConvolutionNode.Square3(name, At, outputs, stride, hasBias));

    public DefinitionBuilder Normalisation(string name, bool isAffine) => Add(new NormalisationNode(name, At, isAffine));

    public DefinitionBuilder Relu(string name) => Add(new ReluNode(name, At));

    public NetworkDefinition Build(string name) => new(name, input, _nodes);
}
