using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions.Models;

/// <summary>Residual networks (He et al., 2016) for small images.</summary>
internal static class ResidualModels
{
    /// <summary>
    /// Three stages of 16, 32 and 64 channels, normalisation without scale and shift, padded shortcuts, a 1x1 convolution at the end (Rare Gems): three blocks
    /// a stage are ResNet-20, one is ResNet-8.
    /// </summary>
    public static NetworkDefinition Small(string name, int blocks, ModelShape shape)
    {
        var net = Stem(shape, 16, isAffine: false);
        var at = shape.Channels(16);
        for (var stage = 0; stage < 3; stage++)
        {
            for (var block = 0; block < blocks; block++)
            {
                var channels = shape.Channels(16 << stage);
                Block(net, $"stage{stage + 1}.block{block + 1}", at, channels, stage > 0 && block == 0 ? 2 : 1, isAffine: false, isPadded: true);
                at = channels;
            }
        }

        return net.Add(new GlobalAverageNode("pool", net.At)).Add(new ConvolutionNode("fc", "pool", shape.Classes, 1, 1, HasBias: false)).Build(name);
    }

    /// <summary>
    /// Normalisation with scale and shift, shortcuts by 1x1 convolutions, a linear layer (transfer of winning tickets): four stages of two blocks with 64 to 512 channels are ResNet-18, three of one
    /// with 16 to 64 are a ResNet-8 of the same operations.
    /// </summary>
    public static NetworkDefinition Affine(string name, int first, int stages, int blocks, ModelShape shape)
    {
        var net = Stem(shape, first, isAffine: true);
        var at = shape.Channels(first);
        for (var stage = 0; stage < stages; stage++)
        {
            for (var block = 0; block < blocks; block++)
            {
                var channels = shape.Channels(first << stage);
                Block(net, $"stage{stage + 1}.block{block + 1}", at, channels, stage > 0 && block == 0 ? 2 : 1, isAffine: true, isPadded: false);
                at = channels;
            }
        }

        return net.Add(new GlobalAverageNode("pool", net.At)).Add(new LinearNode("fc", "pool", shape.Classes)).Build(name);
    }

    private static DefinitionBuilder Stem(ModelShape shape, int channels, bool isAffine) =>
        new DefinitionBuilder(shape.Input).Convolution3("stem.conv", shape.Channels(channels), hasBias: false).Normalisation("stem.bn", isAffine).Relu("stem.relu");

    private static void Block(DefinitionBuilder net, string name, int from, int channels, int stride, bool isAffine, bool isPadded)
    {
        var start = net.At;
        net.Convolution3($"{name}.conv1", channels, hasBias: false, stride).Normalisation($"{name}.bn1", isAffine).Relu($"{name}.relu1")
            .Convolution3($"{name}.conv2", channels, hasBias: false).Normalisation($"{name}.bn2", isAffine);
        var (end, shortcut) = (net.At, start);
        if (from != channels || stride != 1)
        {
            net.At = start;
            if (isPadded)
            {
                net.Add(new PaddedShortcutNode($"{name}.shortcut", start, stride, (channels - from) / 2, channels - from - ((channels - from) / 2)));
            }
            else
            {
                net.Add(new ConvolutionNode($"{name}.shortcut.conv", start, channels, 1, 1, stride, HasBias: false)).Normalisation($"{name}.shortcut.bn", isAffine);
            }

            shortcut = net.At;
        }

        net.Add(new SumNode($"{name}.sum", end, shortcut)).Relu($"{name}.relu2");
    }
}
