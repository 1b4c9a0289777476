using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Networks.Definitions.Models;

/// <summary>The networks of the first lottery tickets.</summary>
internal static class SmallModels
{
    /// <summary>LeNet-300-100 (LeCun et al., 1998; Frankle and Carbin, 2019): a fully connected network, which the managed engine computes too.</summary>
    public static NetworkDefinition Perceptron(ModelShape shape) =>
        new Architecture(shape.Input.Size, shape.Channels(300), shape.Channels(100), shape.Classes).Graph.AsDefinition!;

    /// <summary>LeNet-5 (LeCun et al., 1998) with ReLU and maximum pooling: two convolutions of 5x5, three linear layers.</summary>
    public static NetworkDefinition LeNet5(ModelShape shape)
    {
        var net = new DefinitionBuilder(shape.Input);
        net.Add(new ConvolutionNode("conv1", net.At, shape.Channels(6), 5, 5, Padding: 2)).Relu("relu1").Add(new MaxPoolingNode("max1", "relu1"));
        net.Add(new ConvolutionNode("conv2", net.At, shape.Channels(16), 5, 5)).Relu("relu2").Add(new MaxPoolingNode("max2", "relu2"));
        net.Add(new LinearNode("fc1", net.At, shape.Channels(120))).Relu("relu3").Add(new LinearNode("fc2", "relu3", shape.Channels(84))).Relu("relu4");
        return net.Add(new LinearNode("fc3", net.At, shape.Classes)).Build("lenet5");
    }
}
