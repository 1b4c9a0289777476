using System.Collections.Immutable;
using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Testing.Cases;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.TorchSharp.Training;

namespace PlantNSeek.TorchSharp.Tests.Small;

/// <summary>A small convolutional network: blocks between an image and a linear layer.</summary>
/// <param name="Image">The extents of a sample.</param>
/// <param name="Outputs">Outputs of the linear layer.</param>
/// <param name="Averages">Whether the linear layer reads the mean of each channel, else every pixel.</param>
/// <param name="Blocks">The blocks, in order.</param>
public sealed record SmallDefinition(FeatureShape Image, int Outputs, bool Averages, ImmutableArray<SmallBlock> Blocks)
{
    private static readonly TorchOptions Exact = new() { Precision = Precision.Double };

    /// <summary>The same without normalisations.</summary>
    public SmallDefinition WithoutNormalisations() => this with { Blocks = [.. Blocks.Select(static block => block with { IsNormalised = false })] };

    /// <summary>The same with biases in all convolutions.</summary>
    public SmallDefinition WithBiases() => this with { Blocks = [.. Blocks.Select(static block => block with { HasBias = true })] };

    /// <summary>The same without shortcuts.</summary>
    public SmallDefinition WithoutShortcuts() => this with { Blocks = [.. Blocks.Select(static block => block with { Kind = block.HasShortcut ? SmallBlockKind.Plain : block.Kind })] };

    /// <summary>The network.</summary>
    public NetworkDefinition Definition()
    {
        var (nodes, shape, from) = (new List<NetworkNode>(), Image, NetworkNode.Input);
        foreach (var (number, block) in Blocks.Index())
        {
            foreach (var node in block.Nodes(number, from, shape.Channels, shape is { Rows: > 1, Columns: > 1 }))
            {
                nodes.Add(node);
            }

            from = nodes.Count == 0 ? from : nodes[^1].Name;
            shape = nodes.Count == 0 ? shape : new NetworkDefinition("part", Image, [.. nodes, new FlattenNode("flat", from)]).Shapes[from];
        }

        if (Averages)
        {
            nodes.Add(new GlobalAverageNode("mean", from));
            from = "mean";
        }

        nodes.Add(new LinearNode("fc", from, Outputs));
        return new NetworkDefinition(ToString(), Image, nodes);
    }

    /// <summary>The network with parameters and data, on libtorch in double.</summary>
    public NetworkCase Case(Seed seed, ScoringMode? scoring = null)
    {
        var model = TorchModel.Of(Definition());
        return NetworkCase.Of(
            new NetworkMaker(model.Name, model.Graph, model.InputWidth, model.OutputWidth, () => new TorchNetwork(model, scoring, Exact), () => new TorchTrainer(model, Exact)), seed.Value);
    }

    public override string ToString() => $"{Image} > {string.Concat(Blocks.Select(static block => $"{block} > "))}{(Averages ? "means > " : "")}{Outputs}";
}
