using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>Reads a <c>Sequential</c> as a definition whose nodes have the names of its submodules, so that the tensors have theirs.</summary>
internal sealed class SequentialReader
{
    private readonly List<NetworkNode> _nodes = [];
    private string _at = NetworkNode.Input;
    private bool _isVector;

    /// <summary>Null where a submodule is none that a definition has.</summary>
    public static NetworkDefinition? TryRead(nn.Module module, ReadOnlySpan<long> sampleShape)
    {
        if (module.GetType() != typeof(Sequential) || sampleShape.Length is not (1 or 3))
        {
            return null;
        }

        var reader = new SequentialReader { _isVector = sampleShape.Length == 1 };
        var input = sampleShape.Length == 1 ? new FeatureShape((int)sampleShape[0]) : new FeatureShape((int)sampleShape[0], (int)sampleShape[1], (int)sampleShape[2]);
        try
        {
            if (!reader.Add(module, ""))
            {
                return null;
            }

            var definition = new NetworkDefinition(ModuleFacts.NameOf(module), input, reader._nodes);
            _ = definition.Graph;
            return definition;
        }
        catch (ArgumentException)
        {
            return null; // it fits no graph; what it computes is the module's matter
        }
    }

    private bool Add(nn.Module module, string name)
    {
        // A class derived from one of TorchSharp's computes what it likes, and what is frozen has no place in a definition.
        if (module.GetType().Assembly != typeof(Sequential).Assembly || module.named_parameters(false).Any(static p => !p.parameter.requires_grad))
        {
            return false;
        }

        switch (module)
        {
            case Sequential:
                return module.named_children().All(child => Add(child.module, name.Length == 0 ? child.name : $"{name}.{child.name}"));
            case Linear l when _isVector:
                Add(new LinearNode(name, _at, (int)l.out_features, l.bias is not null));
                return true;
            case Conv2d c when !_isVector && Fits(c):
                Add(new ConvolutionNode(name, _at, (int)c.out_channels, (int)c.kernel_size[0], (int)c.kernel_size[^1], (int)c.stride[0], (int)c.padding![0], c.bias is not null));
                return true;
            case BatchNorm2d b when !_isVector && Fits(b):
                Add(new NormalisationNode(name, _at, b.affine, b.eps, b.momentum!.Value));
                return true;
            case ReLU:
                Add(new ReluNode(name, _at));
                return true;
            case MaxPool2d m when !_isVector && m.dilation is null or [1] or [1, 1] && !m.ceil_mode && IsZero(m.padding) && Window(m.kernel_size, m.stride) is var (window, stride):
                Add(new MaxPoolingNode(name, _at, window, stride));
                return true;
            case AvgPool2d a when !_isVector && !a.ceil_mode && a.divisor_override is null && IsZero(a.padding) && Window(a.kernel_size, a.stride) is var (window, stride):
                Add(new AveragePoolingNode(name, _at, window, stride));
                return true;
            case AdaptiveAvgPool2d { output_size: [1] or [1, 1] } when !_isVector:
                Add(new GlobalAverageNode(name, _at));
                return true;
            case Flatten { start_dim: 1, end_dim: -1 }:
                _isVector = true;
                Add(new FlattenNode(name, _at));
                return true;
            default:
                return module is Identity or Dropout { p: 0 };
        }
    }

    private void Add(NetworkNode node)
    {
        _nodes.Add(node);
        _at = node.Name;
    }

    private static bool Fits(Conv2d c) =>
        c is { groups: 1, transposed: false, padding_type: null, padding_mode: PaddingModes.Zeros, padding: not null }
        && c.dilation.All(static d => d == 1) && c.stride.Distinct().Count() == 1 && c.padding.Distinct().Count() == 1;

    private static bool Fits(BatchNorm2d b) => b is { track_running_stats: true, momentum: not null };

    private static bool IsZero(long[]? padding) => padding is null || padding.All(static p => p == 0);

    private static (int Window, int Stride)? Window(long[] kernel, long[]? stride)
    {
        var step = stride is null or { Length: 0 } ? kernel : stride;
        return kernel.Distinct().Count() == 1 && step.Distinct().Count() == 1 ? ((int)kernel[0], (int)step[0]) : null;
    }
}
