using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.TorchSharp.Tests.Small;

/// <summary>A block of a small network.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Width">Channels that its first convolution gives.</param>
/// <param name="Kernel">Rows and columns of its kernels, odd.</param>
/// <param name="HasBias">Whether its convolutions have biases.</param>
/// <param name="IsNormalised">Whether a BatchNorm is behind each convolution.</param>
/// <param name="IsAffine">Whether those have scale and shift.</param>
public sealed record SmallBlock(SmallBlockKind Kind, int Width, int Kernel, bool HasBias, bool IsNormalised, bool IsAffine)
{
    public bool IsPooling => Kind is SmallBlockKind.MaximumPooling or SmallBlockKind.AveragePooling;

    public bool HasShortcut => Kind is SmallBlockKind.Residual or SmallBlockKind.Padded;

    /// <summary>Simpler ones.</summary>
    public IEnumerable<SmallBlock> Smaller()
    {
        SmallBlock[] all =
        [
            this with { Kind = SmallBlockKind.Plain }, this with { Width = 1 }, this with { Kernel = 1 }, this with { HasBias = false }, this with { IsNormalised = false },
            this with { IsAffine = true },
        ];
        return all.Where(smaller => smaller != this);
    }

    /// <summary>Its nodes, whose names end in a number; the last one gives what the block gives.</summary>
    /// <param name="number">The number.</param>
    /// <param name="from">The node that it reads.</param>
    /// <param name="channels">Channels of that node.</param>
    /// <param name="canPool">Whether that node has two rows and columns or more.</param>
    public IEnumerable<NetworkNode> Nodes(int number, string from, int channels, bool canPool) => Kind switch
    {
        SmallBlockKind.MaximumPooling => canPool ? [new MaxPoolingNode($"pool{number}", from)] : [],
        SmallBlockKind.AveragePooling => canPool ? [new AveragePoolingNode($"pool{number}", from)] : [],
        SmallBlockKind.Plain => [.. Convolution($"conv{number}", from, Width, 1), new ReluNode($"relu{number}", Last($"conv{number}"))],
        SmallBlockKind.Residual => [.. Branch(number, from, channels, 1), new SumNode($"sum{number}", Last($"b{number}"), from), new ReluNode($"out{number}", $"sum{number}")],
        _ =>
        [
            .. Branch(number, from, channels + 2, 2), new PaddedShortcutNode($"pad{number}", from, 2, 1, 1),
            new SumNode($"sum{number}", Last($"b{number}"), $"pad{number}"), new ReluNode($"out{number}", $"sum{number}"),
        ],
    };

    public override string ToString() => IsPooling
        ? $"{Kind}"
        : $"{Kind} {Width} of {Kernel}x{Kernel}{(HasBias ? " with biases" : "")}{(IsNormalised ? IsAffine ? ", normalised" : ", normalised without scales" : "")}";

    private IEnumerable<NetworkNode> Branch(int number, string from, int outputs, int stride) =>
    [
        .. Convolution($"a{number}", from, Width, stride), new ReluNode($"relu{number}", Last($"a{number}")), .. Convolution($"b{number}", $"relu{number}", outputs, 1),
    ];

    private IEnumerable<NetworkNode> Convolution(string name, string from, int outputs, int stride)
    {
        yield return new ConvolutionNode(name, from, outputs, Kernel, Kernel, stride, Kernel / 2, HasBias);
        if (IsNormalised)
        {
            yield return new NormalisationNode(Last(name), name, IsAffine);
        }
    }

    private string Last(string convolution) => IsNormalised ? $"{convolution}.norm" : convolution;
}
