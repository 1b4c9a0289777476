using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Models;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.Numerics;

namespace PlantNSeek.Tasks.Images.Planted;

/// <summary>The orientation of a bar of five pixels beside one of three pixels with another orientation: a task whose target is a residual network.</summary>
/// <remarks>
/// The first convolution responds to bars as in <see cref="BarsTask"/>. A block adds, along each orientation, the sum of three neighbouring responses less 3,
/// where that is above 0: a long bar has three responses of 1.5 in line, a short one only one. Further blocks add nothing.
/// </remarks>
public sealed class LongBarTask : PlantedImageTask
{
    internal LongBarTask()
        : base("long-bar", BarOrientation.Count, isClassification: true, usualNoise: 0.05)
    {
    }

    /// <inheritdoc/>
    public override int TargetWidth => BarOrientation.Count;

    private protected override NetworkDefinition Operations(int convolutions, int width)
    {
        if (convolutions % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(convolutions), $"convolutions is {convolutions}; the residual network of {Name} has an odd number, one and two a block");
        }

        var net = new DefinitionBuilder(Input).Convolution3("stem", width, hasBias: true).Relu("relu");
        for (var block = 1; block <= convolutions / 2; block++)
        {
            var start = net.At;
            net.Convolution3($"block{block}.conv1", width, hasBias: true).Relu($"block{block}.relu1").Convolution3($"block{block}.conv2", width, hasBias: true);
            net.Add(new SumNode($"block{block}.sum", net.At, start)).Relu($"block{block}.relu2");
        }

        return net.Add(Maximum(net.At)).Add(new LinearNode("fc", "pool", OutputWidth)).Build(Name);
    }

    private protected override ImageTarget Solve(NetworkDefinition definition) =>
        new ImageTargetBuilder(definition).Bars(0, -1.5).Bars(1, -3).Identity(2).Identity(definition.Layout.LayerCount - 1).Build();

    private protected override float DrawOn(BarImage image, RandomStream stream)
    {
        var orientation = stream.NextInt32(BarOrientation.Count);
        image.Bar(2 + stream.NextInt32(BarImage.Side - 4), 2 + stream.NextInt32(BarImage.Side - 4), orientation, reach: 2);
        var other = (orientation + 1 + stream.NextInt32(BarOrientation.Count - 1)) % BarOrientation.Count;
        var (row, column) = Place(stream);
        while (image.Touches(row, column, other))
        {
            (row, column) = Place(stream);
        }

        image.Bar(row, column, other);
        return orientation;
    }

    private static (int Row, int Column) Place(RandomStream stream) => (1 + stream.NextInt32(BarImage.Side - 2), 1 + stream.NextInt32(BarImage.Side - 2));
}
