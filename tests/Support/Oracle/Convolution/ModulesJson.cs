using System.Text.Json;

namespace PlantNSeek.TestSupport.Oracle.Convolution;

/// <summary>Reads the networks of the reference files <c>golden/f_conv_*.json</c>.</summary>
public static class ModulesJson
{
    /// <summary>A network from an element with <c>input_shape</c> and <c>nodes</c>.</summary>
    public static OracleModules Read(JsonElement network)
    {
        int[] shape = Integers(network, "input_shape");
        return new OracleModules(new MapShape(shape[0], shape[1], shape[2]), [.. network.GetProperty("nodes").EnumerateArray().Select(Module)]);
    }

    private static OracleModule Module(JsonElement node)
    {
        var (name, kind) = (node.GetProperty("name").GetString()!, node.GetProperty("kind").GetString()!);
        string[] from = [.. node.GetProperty("from").EnumerateArray().Select(e => e.GetString()!)];
        return kind switch
        {
            "conv2d" => new ConvolutionModule(
                name, from[0], Integer(node, "in_channels"), Integer(node, "out_channels"), (Integers(node, "kernel")[0], Integers(node, "kernel")[1]),
                Square(node, "stride"), Square(node, "padding"), Flag(node, "bias")),
            "linear" => new LinearModule(name, from[0], Integer(node, "in_features"), Integer(node, "out_features"), Flag(node, "bias")),
            "batchnorm2d" => new BatchNormModule(
                name, from[0], Integer(node, "channels"), Flag(node, "affine"), node.GetProperty("eps").GetDouble(), node.GetProperty("momentum").GetDouble()),
            "relu" => new ReluModule(name, from[0]),
            "maxpool2d" when IsPlain(node) => new MaxPoolingModule(name, from[0], Square(node, "kernel"), Square(node, "stride")),
            "avgpool2d" when IsPlain(node) => new AveragePoolingModule(name, from[0], Square(node, "kernel"), Square(node, "stride")),
            "global_avgpool" => new GlobalAverageModule(name, from[0]),
            "flatten" => new FlattenModule(name, from[0]),
            "add" => new AddModule(name, from[0], from[1]),
            "shortcut_pad" => new PaddedShortcutModule(name, from[0], Square(node, "stride"), Integer(node, "pad_before"), Integer(node, "pad_after")),
            _ => throw new InvalidDataException($"{name}: {kind} is no module that the oracle computes"),
        };
    }

    private static bool IsPlain(JsonElement pooling) => Square(pooling, "padding") == 0 && !Flag(pooling, "ceil_mode");

    private static bool Flag(JsonElement node, string key) => node.GetProperty(key).GetBoolean();

    private static int Integer(JsonElement node, string key) => node.GetProperty(key).GetInt32();

    private static int[] Integers(JsonElement node, string key) => [.. node.GetProperty(key).EnumerateArray().Select(e => e.GetInt32())];

    private static int Square(JsonElement node, string key) => Integers(node, key) is [var a, var b] && a == b
        ? a
        : throw new InvalidDataException($"{key} differs between rows and columns, which the oracle does not compute");
}
