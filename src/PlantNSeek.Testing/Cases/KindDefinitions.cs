using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Testing.Cases;

/// <summary>Three networks on images, which have what networks of images have and can be made small enough to draw and to be computed slowly.</summary>
internal static class KindDefinitions
{
    /// <summary>Convolution 3x3, ReLU, linear; as many channels as outputs.</summary>
    public static NetworkDefinition Convolution(FeatureShape image, int channels) => new(
        "3x3 convolution",
        image,
        ConvolutionNode.Square3("conv", NetworkNode.Input, channels),
        new ReluNode("relu", "conv"),
        new FlattenNode("flatten", "relu"),
        new LinearNode("fc", "flatten", channels));

    /// <summary>A stem and a block of two convolutions with an identity shortcut, global average, linear.</summary>
    public static NetworkDefinition Residual(FeatureShape image, int channels) => new(
        "residual block",
        image,
        ConvolutionNode.Square3("stem", NetworkNode.Input, channels),
        new ReluNode("stem.relu", "stem"),
        ConvolutionNode.Square3("conv1", "stem.relu", channels),
        new ReluNode("relu1", "conv1"),
        ConvolutionNode.Square3("conv2", "relu1", channels),
        new SumNode("add", "conv2", "stem.relu"),
        new ReluNode("relu2", "add"),
        new GlobalAverageNode("gap", "relu2"),
        new LinearNode("fc", "gap", channels));

    /// <summary>Convolution without bias, BatchNorm, ReLU, maximum pooling, linear.</summary>
    public static NetworkDefinition BatchNorm(FeatureShape image, int channels) => new(
        "BatchNorm block",
        image,
        ConvolutionNode.Square3("conv", NetworkNode.Input, channels, hasBias: false),
        new NormalisationNode("bn", "conv"),
        new ReluNode("relu", "bn"),
        new MaxPoolingNode("pool", "relu"),
        new FlattenNode("flatten", "pool"),
        new LinearNode("fc", "flatten", channels));
}
