using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions.Models;

/// <summary>Chains of 3x3 convolutions with pooling (Simonyan and Zisserman, 2015), in the variants of three papers.</summary>
internal static class VggModels
{
    // 0 is a pooling of 2x2.
    private static readonly int[] Sixteen = [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512];
    private static readonly int[] Nineteen = [64, 64, 0, 128, 128, 0, 256, 256, 256, 256, 0, 512, 512, 512, 512, 0, 512, 512, 512, 512];
    private static readonly int[] Eight = [64, 0, 128, 0, 256, 256, 0, 512, 512];

    /// <summary>Biases, no normalisation, average pooling and a linear layer (Plant 'n' Seek, section 4).</summary>
    public static NetworkDefinition Vgg16(ModelShape shape) => Plain("vgg16", Sixteen, shape);

    /// <summary>The same with six convolutions.</summary>
    public static NetworkDefinition Vgg8(ModelShape shape) => Plain("vgg8", Eight, shape);

    /// <summary>No biases, normalisation without scale and shift, five poolings and a 1x1 convolution (Rare Gems).</summary>
    public static NetworkDefinition Vgg16NonAffine(ModelShape shape)
    {
        var net = Features([.. Sixteen, 0], shape, hasBias: false, isAffine: false);
        return net.Add(new GlobalAverageNode("pool", net.At)).Add(new ConvolutionNode("fc", "pool", shape.Classes, 1, 1, HasBias: false)).Build("vgg16-nonaffine");
    }

    /// <summary>Biases, normalisation with scale and shift, five poolings and a linear layer (transfer of winning tickets).</summary>
    public static NetworkDefinition Vgg19Normalised(ModelShape shape) => Normalised("vgg19-bn", [.. Nineteen, 0], shape);

    /// <summary>The same with six convolutions.</summary>
    public static NetworkDefinition Vgg8Normalised(ModelShape shape) => Normalised("vgg8-bn", Eight, shape);

    private static NetworkDefinition Normalised(string name, int[] plan, ModelShape shape)
    {
        var net = Features(plan, shape, hasBias: true, isAffine: true);
        return net.Add(new GlobalAverageNode("pool", net.At)).Add(new LinearNode("fc", "pool", shape.Classes)).Build(name);
    }

    // The last average pooling is of 2x2, so that maximum pooling leaves as much.
    private static NetworkDefinition Plain(string name, int[] plan, ModelShape shape)
    {
        var net = Features(plan, shape, hasBias: true, isAffine: null, smallest: 2);
        if (Math.Min(shape.Input.Rows, shape.Input.Columns) >= 2)
        {
            net.Add(new AveragePoolingNode("pool", net.At));
        }

        return net.Add(new LinearNode("fc", net.At, shape.Classes)).Build(name);
    }

    // A pooling that would leave less than the smallest side is left out: what VGG16 for 32x32 pixels needs in order to take 16x16.
    private static DefinitionBuilder Features(int[] plan, ModelShape shape, bool hasBias, bool? isAffine, int smallest = 1)
    {
        var (net, layer, pooling) = (new DefinitionBuilder(shape.Input), 0, 0);
        var side = Math.Min(shape.Input.Rows, shape.Input.Columns);
        foreach (var channels in plan)
        {
            if (channels > 0)
            {
                net.Convolution3($"conv{++layer}", shape.Channels(channels), hasBias);
                if (isAffine is { } affine)
                {
                    net.Normalisation($"bn{layer}", affine);
                }

                net.Relu($"relu{layer}");
            }
            else if (side / 2 >= smallest)
            {
                net.Add(new MaxPoolingNode($"max{++pooling}", net.At));
                side /= 2;
            }
        }

        return net;
    }
}
