using System.Numerics;
using PlantNSeek.Networks.Definitions.Nodes;

namespace PlantNSeek.Networks.Definitions.Evaluation;

/// <summary>The operations of a definition with their buffers, for one sample after the other.</summary>
internal sealed class EvaluationSteps<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly NetworkDefinition _definition;
    private readonly T[] _parameters;
    private readonly Dictionary<string, T[]> _values = [];
    private readonly Dictionary<string, ParameterSlice> _slices = [];

    public EvaluationSteps(NetworkDefinition definition, T[] parameters)
    {
        (_definition, _parameters) = (definition, parameters);
        foreach (var (name, shape) in definition.Shapes)
        {
            _values.Add(name, new T[shape.Size]);
        }

        foreach (var slice in definition.Layout.Slices)
        {
            _slices.Add(slice.Name, slice);
        }
    }

    /// <summary>The outputs of a sample, until the next one is run.</summary>
    public ReadOnlySpan<T> Run(ReadOnlySpan<T> sample)
    {
        sample.CopyTo(_values[NetworkNode.Input]);
        foreach (var node in _definition.Nodes)
        {
            Run(node, _values[node.Reads[0]], _values[node.Name]);
        }

        return _values[_definition.Nodes[^1].Name];
    }

    private void Run(NetworkNode node, ReadOnlySpan<T> input, Span<T> output)
    {
        var (from, to) = (_definition.Shapes[node.Reads[0]], _definition.Shapes[node.Name]);
        switch (node)
        {
            case ConvolutionNode c:
                StartWithBias(c.HasBias, c.Name, to, output);
                WindowOperations.Convolve(c, Tensor($"{c.Name}.weight"), from, input, to, output);
                break;
            case LinearNode l:
                StartWithBias(l.HasBias, l.Name, to, output);
                ChannelOperations.Multiply(Tensor($"{l.Name}.weight"), input, output);
                break;
            case NormalisationNode n:
                ChannelOperations.Normalise(
                    n.IsAffine ? Tensor(n.ScaleName) : [], n.IsAffine ? Tensor(n.ShiftName) : [], Tensor(n.MeanName), Tensor(n.VarianceName), T.CreateChecked(n.Epsilon), input, output);
                break;
            case ReluNode:
                ChannelOperations.Rectify(input, output);
                break;
            case MaxPoolingNode m:
                WindowOperations.Largest(m.Window, m.Stride, from, input, to, output);
                break;
            case AveragePoolingNode a:
                WindowOperations.Mean(a.Window, a.Window, a.Stride, from, input, to, output);
                break;
            case GlobalAverageNode:
                WindowOperations.Mean(from.Rows, from.Columns, 1, from, input, to, output);
                break;
            case FlattenNode:
                input.CopyTo(output);
                break;
            case SumNode s:
                ChannelOperations.Add(input, _values[s.Other], output);
                break;
            case PaddedShortcutNode p:
                WindowOperations.Pad(p, from, input, to, output);
                break;
            default:
                throw new NotSupportedException($"{node.Name}: a {node.GetType().Name} is no operation that is evaluated here");
        }
    }

    private void StartWithBias(bool hasBias, string name, FeatureShape shape, Span<T> output)
    {
        output.Clear();
        for (var channel = 0; hasBias && channel < shape.Channels; channel++)
        {
            output.Slice(channel * shape.Pixels, shape.Pixels).Fill(Tensor($"{name}.bias")[channel]);
        }
    }

    private ReadOnlySpan<T> Tensor(string name) => _parameters.AsSpan(_slices[name].Offset, _slices[name].Length);
}
