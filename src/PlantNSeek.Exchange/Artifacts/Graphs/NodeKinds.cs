using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Artifacts.Graphs;

/// <summary>Operations to and from JSON. Their kinds are called as in PyTorch where it has them.</summary>
/// <remarks>Normalisations are left out: what is never pruned has no place in a mask's file.</remarks>
internal static class NodeKinds
{
    private static readonly Dictionary<string, string[]> KeysOf = new()
    {
        ["conv2d"] = ["outputs", "kernel", "stride", "padding", "bias"],
        ["linear"] = ["outputs", "bias"],
        ["relu"] = [],
        ["maxpool2d"] = ["window", "stride"],
        ["avgpool2d"] = ["window", "stride"],
        ["global_avgpool"] = [],
        ["flatten"] = [],
        ["add"] = [],
        ["shortcut_pad"] = ["stride", "before", "behind"],
    };

    /// <summary>A node as JSON.</summary>
    /// <exception cref="NotSupportedException">A file holds no such operation.</exception>
    public static GraphNode Text(NetworkNode node)
    {
        var named = new GraphNode { Name = node.Name, Kind = "", From = node.Reads };
        return node switch
        {
            ConvolutionNode c => named with { Kind = "conv2d", Outputs = c.Outputs, Kernel = [c.KernelRows, c.KernelColumns], Stride = c.Stride, Padding = c.Padding, Bias = c.HasBias },
            LinearNode l => named with { Kind = "linear", Outputs = l.Outputs, Bias = l.HasBias },
            ReluNode => named with { Kind = "relu" },
            MaxPoolingNode p => named with { Kind = "maxpool2d", Window = p.Window, Stride = p.Stride },
            AveragePoolingNode p => named with { Kind = "avgpool2d", Window = p.Window, Stride = p.Stride },
            GlobalAverageNode => named with { Kind = "global_avgpool" },
            FlattenNode => named with { Kind = "flatten" },
            SumNode => named with { Kind = "add" },
            PaddedShortcutNode s => named with { Kind = "shortcut_pad", Stride = s.Stride, Before = s.Before, Behind = s.Behind },
            _ => throw new NotSupportedException($"{node.Name} is a {node.GetType().Name}; files hold {string.Join(", ", KeysOf.Keys)}"),
        };
    }

    /// <summary>The node of a text.</summary>
    /// <exception cref="ArgumentException">Its kind is unknown, it lacks a key or has one too many, or reads another number of nodes.</exception>
    public static NetworkNode Node(GraphNode node)
    {
        var (name, reads) = (node.Name, node.Kind == "add" ? 2 : 1);
        var keys = KeysOf.GetValueOrDefault(node.Kind) ?? throw new ArgumentException($"{name} is of the kind '{node.Kind}'; known are {string.Join(", ", KeysOf.Keys)}");
        if (!keys.ToHashSet().SetEquals(node.Given))
        {
            throw new ArgumentException($"{name} has {Listed(node.Given)}; a {node.Kind} has {Listed(keys)}");
        }

        if (node.From.Count != reads)
        {
            throw new ArgumentException($"{name} reads {node.From.Count} nodes; a {node.Kind} reads {reads}");
        }

        if (node.Kernel is { Count: not 2 } kernel)
        {
            throw new ArgumentException($"{name} has a kernel of {kernel.Count} extents; they are 2, rows and columns");
        }

        return Made(node, node.From[0]);
    }

    private static NetworkNode Made(GraphNode node, string from) => node.Kind switch
    {
        "conv2d" => new ConvolutionNode(node.Name, from, node.Outputs!.Value, node.Kernel![0], node.Kernel[1], node.Stride!.Value, node.Padding!.Value, node.Bias!.Value),
        "linear" => new LinearNode(node.Name, from, node.Outputs!.Value, node.Bias!.Value),
        "relu" => new ReluNode(node.Name, from),
        "maxpool2d" => new MaxPoolingNode(node.Name, from, node.Window!.Value, node.Stride!.Value),
        "avgpool2d" => new AveragePoolingNode(node.Name, from, node.Window!.Value, node.Stride!.Value),
        "global_avgpool" => new GlobalAverageNode(node.Name, from),
        "flatten" => new FlattenNode(node.Name, from),
        "add" => new SumNode(node.Name, from, node.From[1]),
        _ => new PaddedShortcutNode(node.Name, from, node.Stride!.Value, node.Before!.Value, node.Behind!.Value),
    };

    private static string Listed(IEnumerable<string> keys) => string.Join(", ", keys) is { Length: > 0 } list ? list : "no key but name, kind and from";
}
