using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Testing.Cases;

/// <summary>Three networks on images 2x4x4 with three outputs, small enough to draw, to be computed slowly, and to have what networks of images have.</summary>
internal static class KindDefinitions
{
    private static readonly FeatureShape Image = new(2, 4, 4);

    /// <summary>Convolution 3x3, ReLU, linear.</summary>
    public static NetworkDefinition Convolution { get; } = new(
        "3x3 convolution",
        Image,
        ConvolutionNode.Square3("conv", NetworkNode.Input, 3),
        new ReluNode("relu", "conv"),
        new FlattenNode("flatten", "relu"),
        new LinearNode("fc", "flatten", 3));

    /// <summary>A stem and a block of two convolutions with an identity shortcut, global average, linear.</summary>
    public static NetworkDefinition Residual { get; } = new(
        "residual block",
        Image,
        ConvolutionNode.Square3("stem", NetworkNode.Input, 3),
        new ReluNode("stem.relu", "stem"),
        ConvolutionNode.Square3("conv1", "stem.relu", 3),
        new ReluNode("relu1", "conv1"),
        ConvolutionNode.Square3("conv2", "relu1", 3),
        new SumNode("add", "conv2", "stem.relu"),
        new ReluNode("relu2", "add"),
        new GlobalAverageNode("gap", "relu2"),
        new LinearNode("fc", "gap", 3));

    /// <summary>Convolution without bias, BatchNorm, ReLU, maximum pooling, linear.</summary>
    public static NetworkDefinition BatchNorm { get; } = new(
        "BatchNorm block",
        Image,
        ConvolutionNode.Square3("conv", NetworkNode.Input, 3, hasBias: false),
        new NormalisationNode("bn", "conv"),
        new ReluNode("relu", "bn"),
        new MaxPoolingNode("pool", "relu"),
        new FlattenNode("flatten", "pool"),
        new LinearNode("fc", "flatten", 3));
}
