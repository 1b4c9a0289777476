using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;

namespace PlantNSeek.Properties.Support;

/// <summary>Six kinds of small networks on images of 2x5x6, each of any width: what a network of images can be made of.</summary>
public static class ImageNetworks
{
    private static readonly FeatureShape Image = new(2, 5, 6);

    public static readonly string[] Kinds = ["plain", "pooled", "flattened", "normalised", "padded", "projected"];

    /// <summary>A network of a kind; all of its hidden layers follow the width.</summary>
    public static NetworkDefinition Of(string kind, int width) => kind switch
    {
        "plain" => Plain(width),
        "pooled" => Pooled(width),
        "flattened" => Flattened(width),
        "normalised" => Normalised(width),
        "padded" => Padded(width, normalised: false),
        "normalised-padded" => Padded(width, normalised: true),
        "projected" => Projected(width),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind),
    };

    /// <summary>Random numbers in all tensors: variances from 0.5 to 2, scales of either sign.</summary>
    public static double[] Parameters(NetworkDefinition definition, RandomStream random, double scale = 0.5)
    {
        var parameters = new double[definition.Layout.Count];
        foreach (var slice in definition.Layout.Slices)
        {
            for (var i = slice.Offset; i < slice.End; i++)
            {
                parameters[i] = slice.Name.EndsWith("running_var", StringComparison.Ordinal) ? random.NextUniform(0.5, 2) : (float)(scale * random.NextNormal());
            }
        }

        return parameters;
    }

    public static double[] Inputs(NetworkDefinition definition, RandomStream random, int count = 4) =>
        [.. Enumerable.Range(0, count * definition.Input.Size).Select(_ => (double)(float)random.NextNormal())];

    private static NetworkDefinition Plain(int width) => new(
        "plain", Image,
        new ConvolutionNode("conv1", NetworkNode.Input, width, 3, 2, 2, 2), new ReluNode("relu1", "conv1"),
        ConvolutionNode.Square3("conv2", "relu1", width + 1), new ReluNode("relu2", "conv2"),
        new ConvolutionNode("conv3", "relu2", width, 3, 4), new ReluNode("relu3", "conv3"), new LinearNode("fc", "relu3", 3));

    private static NetworkDefinition Pooled(int width) => new(
        "pooled", Image,
        ConvolutionNode.Square3("conv1", NetworkNode.Input, width), new ReluNode("relu1", "conv1"), new MaxPoolingNode("max", "relu1", 2, 1),
        ConvolutionNode.Square3("conv2", "max", width + 1), new ReluNode("relu2", "conv2"), new AveragePoolingNode("mean", "relu2"),
        new ConvolutionNode("conv3", "mean", width, 1, 1), new ReluNode("relu3", "conv3"), new GlobalAverageNode("pool", "relu3"), new LinearNode("fc", "pool", 3));

    private static NetworkDefinition Flattened(int width) => new(
        "flattened", Image,
        ConvolutionNode.Square3("conv", NetworkNode.Input, width), new ReluNode("relu", "conv"), new MaxPoolingNode("max", "relu"),
        new FlattenNode("flat", "max"), new LinearNode("fc1", "flat", width + 1), new ReluNode("relu1", "fc1"), new LinearNode("fc2", "relu1", 3));

    private static NetworkDefinition Normalised(int width) => new(
        "normalised", Image,
        ConvolutionNode.Square3("conv1", NetworkNode.Input, width, hasBias: false), new NormalisationNode("bn1", "conv1"), new ReluNode("relu1", "bn1"),
        ConvolutionNode.Square3("conv2", "relu1", width, 2), new NormalisationNode("bn2", "conv2", IsAffine: false), new ReluNode("relu2", "bn2"),
        new LinearNode("fc", "relu2", 3));

    // Two stages with shortcuts by channels of zeros, the second twice as wide.
    private static NetworkDefinition Padded(int width, bool normalised)
    {
        var nodes = new List<NetworkNode>();
        string Convolution(string name, string from, int outputs, int stride = 1)
        {
            nodes.Add(ConvolutionNode.Square3(name, from, outputs, stride, hasBias: !normalised));
            if (normalised)
            {
                nodes.Add(new NormalisationNode($"{name}.bn", name));
            }

            return nodes[^1].Name;
        }

        nodes.Add(new ReluNode("relu0", Convolution("stem", NetworkNode.Input, width)));
        nodes.Add(new ReluNode("relu1", Convolution("conv1", "relu0", width + 1)));
        nodes.Add(new SumNode("sum1", Convolution("conv2", "relu1", width), "relu0"));
        nodes.Add(new ReluNode("relu2", "sum1"));
        nodes.Add(new PaddedShortcutNode("pad", "relu2", 2, width / 2, width - (width / 2)));
        nodes.Add(new ReluNode("relu3", Convolution("conv3", "relu2", width, 2)));
        nodes.Add(new SumNode("sum2", Convolution("conv4", "relu3", 2 * width), "pad"));
        nodes.Add(new ReluNode("relu4", "sum2"));
        nodes.Add(new GlobalAverageNode("pool", "relu4"));
        nodes.Add(new LinearNode("fc", "pool", 3));
        return new(normalised ? "normalised-padded" : "padded", Image, nodes);
    }

    private static NetworkDefinition Projected(int width) => new(
        "projected", Image,
        ConvolutionNode.Square3("stem", NetworkNode.Input, width, hasBias: false), new NormalisationNode("bn0", "stem"), new ReluNode("relu0", "bn0"),
        ConvolutionNode.Square3("conv1", "relu0", width + 1, 2, hasBias: false), new NormalisationNode("bn1", "conv1"), new ReluNode("relu1", "bn1"),
        ConvolutionNode.Square3("conv2", "relu1", width + 2, hasBias: false), new NormalisationNode("bn2", "conv2"),
        new ConvolutionNode("shortcut", "relu0", width + 2, 1, 1, 2, HasBias: false), new NormalisationNode("bn3", "shortcut"),
        new SumNode("sum", "bn2", "bn3"), new ReluNode("relu2", "sum"),
        ConvolutionNode.Square3("conv3", "relu2", width + 2), new SumNode("sum2", "conv3", "relu2"), new ReluNode("relu3", "sum2"),
        new GlobalAverageNode("pool", "relu3"), new LinearNode("fc", "pool", 3));
}
