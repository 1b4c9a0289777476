using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Networks.Definitions.Nodes;
using PlantNSeek.TorchSharp.Tensors;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace PlantNSeek.TorchSharp.Modules;

/// <summary>
/// The module of a definition. Parameters and running statistics are called as in the layout (<c>conv1.weight</c>), and start at 0 but for variances of 1:
/// nothing is drawn from libtorch's generator.
/// </summary>
internal sealed class DefinitionModule : nn.Module<Tensor, Tensor>
{
    private readonly Dictionary<string, Tensor> _tensors = [];

    public DefinitionModule(NetworkDefinition definition)
        : base(definition.Name)
    {
        Definition = definition;
        using var scope = NewDisposeScope();
        foreach (var slice in definition.Layout.Slices)
        {
            if (slice.Length == 0)
            {
                continue;
            }

            long[] shape = [.. slice.Shape.Extents.ToArray().Select(static e => (long)e)];
            if (slice.Kind == ParameterKind.Statistic)
            {
                var statistic = slice.Name.EndsWith("running_var", StringComparison.Ordinal) ? ones(shape) : zeros(shape);
                register_buffer(slice.Name, statistic.DetachFromDisposeScope());
            }
            else
            {
                var parameter = new Parameter(zeros(shape));
                register_parameter(slice.Name, parameter);
                parameter.DetachFromDisposeScope();
            }
        }

        FindTensors();
    }

    public NetworkDefinition Definition { get; }

    /// <summary>Whether normalisations give what they are given.</summary>
    public bool PassesNormalisations { get; set; }

    /// <param name="input">Samples <c>[n, channels, rows, columns]</c>, or <c>[n, units]</c>.</param>
    /// <returns>Outputs <c>[n, out]</c>.</returns>
    public override Tensor forward(Tensor input) => Compute(input)[Definition.Nodes[^1].Name].flatten(1);

    /// <summary>What each node gives, by its name, and the input.</summary>
    /// <param name="input">Samples as <see cref="forward"/> takes them.</param>
    public IReadOnlyDictionary<string, Tensor> Compute(Tensor input)
    {
        if (_tensors.Values.Any(static tensor => tensor.IsInvalid))
        {
            FindTensors(); // a module that moves to another type or device has other tensors
        }

        var given = new Dictionary<string, Tensor> { [NetworkNode.Input] = input };
        foreach (var node in Definition.Nodes)
        {
            given[node.Name] = Compute(node, given[node.Reads[0]], given);
        }

        return given;
    }

    private Tensor Compute(NetworkNode node, Tensor x, Dictionary<string, Tensor> given) => node switch
    {
        ConvolutionNode c => Functional.conv2d(Image(x, c.From), Of(c.Name, "weight"), c.HasBias ? Of(c.Name, "bias") : null, [c.Stride, c.Stride], [c.Padding, c.Padding], [1, 1], 1),
        LinearNode l => Functional.linear(x.flatten(1), Of(l.Name, "weight"), l.HasBias ? Of(l.Name, "bias") : null),
        NormalisationNode n => PassesNormalisations ? x : Normalise(n, x),
        ReluNode => x.relu(),
        MaxPoolingNode m => Functional.max_pool2d(Image(x, m.From), m.Window, m.Stride),
        AveragePoolingNode a => Functional.avg_pool2d(Image(x, a.From), a.Window, a.Stride),
        GlobalAverageNode g => Image(x, g.From).mean([2, 3], true),
        FlattenNode => x.flatten(1),
        SumNode s => Image(x, s.From).add(Image(given[s.Other], s.Other), Held.One),
        PaddedShortcutNode p => Pad(Image(x, p.From), p),
        _ => throw new NotSupportedException($"{node.Name}: a {node.GetType().Name} is no operation that the engine 'torch' computes"),
    };

    private static Tensor Pad(Tensor x, PaddedShortcutNode p) =>
        Functional.pad(x.slice(2, 0, x.shape[2], p.Stride).slice(3, 0, x.shape[3], p.Stride), [0, 0, 0, 0, p.Before, p.Behind]);

    private Tensor Normalise(NormalisationNode n, Tensor x)
    {
        if (training && x.numel() == x.shape[1])
        {
            // The unbiased variance of one number is none, and would stay in the running one for ever.
            throw new ArgumentException($"{n.Name} normalises by the statistics of the batch, which has 1 number a channel; it takes at least 2");
        }

        return Functional.batch_norm(
            x, Of(n.Name, "running_mean"), Of(n.Name, "running_var"), n.IsAffine ? Of(n.Name, "weight") : null, n.IsAffine ? Of(n.Name, "bias") : null,
            training, n.Momentum, n.Epsilon);
    }

    private void FindTensors()
    {
        foreach (var (name, tensor) in this.NamedTensors())
        {
            _tensors[name] = tensor;
        }
    }

    private Tensor Of(string node, string tensor) => _tensors[$"{node}.{tensor}"];

    // Vectors too, of one pixel: libtorch would add [n, c] to [n, c, 1, 1] as every sample to every other.
    private Tensor Image(Tensor x, string from)
    {
        var shape = Definition.Shapes[from];
        return x.dim() == 4 ? x : x.view(x.shape[0], shape.Channels, shape.Rows, shape.Columns);
    }
}
