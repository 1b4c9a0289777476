using System.Text.Json;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>Reads the networks of the reference files <c>golden/f_conv_*.json</c> as definitions of the library.</summary>
internal static class DefinitionJson
{
    /// <summary>A network from an element with <c>input_shape</c> and <c>nodes</c>.</summary>
    public static NetworkDefinition Read(JsonElement network)
    {
        var shape = network.GetProperty("input_shape").Integers();
        return new NetworkDefinition("network", new FeatureShape(shape[0], shape[1], shape[2]), network.GetProperty("nodes").EnumerateArray().Select(Node));
    }

    private static NetworkNode Node(JsonElement node)
    {
        var (name, kind) = (node.GetProperty("name").GetString()!, node.GetProperty("kind").GetString()!);
        string[] from = [.. node.GetProperty("from").EnumerateArray().Select(e => e.GetString()!)];
        return kind switch
        {
            "conv2d" when node.GetProperty("kernel").Integers() is [var rows, var columns] => new ConvolutionNode(
                name, from[0], Integer(node, "out_channels"), rows, columns, Square(node, "stride"), Square(node, "padding"), Flag(node, "bias")),
            "linear" => new LinearNode(name, from[0], Integer(node, "out_features"), Flag(node, "bias")),
            "batchnorm2d" => new NormalisationNode(name, from[0], Flag(node, "affine"), node.GetProperty("eps").GetDouble(), node.GetProperty("momentum").GetDouble()),
            "relu" => new ReluNode(name, from[0]),
            "maxpool2d" when IsPlain(node) => new MaxPoolingNode(name, from[0], Square(node, "kernel"), Square(node, "stride")),
            "avgpool2d" when IsPlain(node) => new AveragePoolingNode(name, from[0], Square(node, "kernel"), Square(node, "stride")),
            "global_avgpool" => new GlobalAverageNode(name, from[0]),
            "flatten" => new FlattenNode(name, from[0]),
            "add" => new SumNode(name, from[0], from[1]),
            "shortcut_pad" => new PaddedShortcutNode(name, from[0], Square(node, "stride"), Integer(node, "pad_before"), Integer(node, "pad_after")),
            _ => throw new InvalidDataException($"{name}: {kind} is no operation of a definition"),
        };
    }

    private static bool IsPlain(JsonElement pooling) => Square(pooling, "padding") == 0 && !Flag(pooling, "ceil_mode");

    private static bool Flag(JsonElement node, string key) => node.GetProperty(key).GetBoolean();

    private static int Integer(JsonElement node, string key) => node.GetProperty(key).GetInt32();

    private static int Square(JsonElement node, string key) => node.GetProperty(key).Integers() is [var a, var b] && a == b
        ? a
        : throw new InvalidDataException($"{key} differs between rows and columns, which no definition has");
}
