namespace PlantNSeek.Networks;

/// <summary>What a slice of the parameter buffer holds.</summary>
public enum ParameterKind
{
    /// <summary>A weight matrix, <c>[out, in]</c>, row by row.</summary>
    Weight,

    /// <summary>A bias vector, <c>[out]</c>.</summary>
    Bias,
}

/// <summary>One tensor's place in the flat parameter buffer.</summary>
/// <param name="Layer">Zero-based layer of weights.</param>
/// <param name="Kind">Weight or bias.</param>
/// <param name="Offset">First index in the buffer.</param>
/// <param name="Rows">Outputs of the layer.</param>
/// <param name="Columns">Inputs of the layer for a weight; 1 for a bias.</param>
public readonly record struct ParameterSlice(int Layer, ParameterKind Kind, int Offset, int Rows, int Columns)
{
    /// <summary>Number of parameters.</summary>
    public int Length => Rows * Columns;

    /// <summary>One past the last index in the buffer.</summary>
    public int End => Offset + Length;

    /// <summary>The conventional name, counted from one: <c>layer1.weight</c>.</summary>
    public string Name => $"layer{Layer + 1}.{(Kind == ParameterKind.Weight ? "weight" : "bias")}";
}

/// <summary>
/// Names the slices of the one flat buffer that holds all parameters of a network: weight then bias, layer by layer
/// (<c>layer1.weight [out, in]</c>, <c>layer1.bias [out]</c>, <c>layer2.weight</c> …).
/// </summary>
public sealed class ParameterLayout
{
    private readonly ParameterSlice[] _slices;

    internal ParameterLayout(Architecture architecture)
    {
        Architecture = architecture;
        _slices = new ParameterSlice[2 * architecture.LayerCount];
        var offset = 0;
        for (var layer = 0; layer < architecture.LayerCount; layer++)
        {
            var (columns, rows) = (architecture.Widths[layer], architecture.Widths[layer + 1]);
            _slices[2 * layer] = new ParameterSlice(layer, ParameterKind.Weight, offset, rows, columns);
            if (offset + ((long)rows * (columns + 1)) > int.MaxValue)
            {
                throw new ArgumentException($"the network {architecture} has more than {int.MaxValue} parameters by layer {layer + 1}; one buffer holds at most that many");
            }

            offset += rows * columns;
            _slices[(2 * layer) + 1] = new ParameterSlice(layer, ParameterKind.Bias, offset, rows, 1);
            offset += rows;
            WeightCount += rows * columns;
            BiasCount += rows;
        }

        Count = offset;
    }

    /// <summary>The network's widths.</summary>
    public Architecture Architecture { get; }

    /// <summary>All slices in buffer order.</summary>
    public ReadOnlySpan<ParameterSlice> Slices => _slices;

    /// <summary>Parameters in all, weights and biases.</summary>
    public int Count { get; }

    /// <summary>Weights in all.</summary>
    public int WeightCount { get; }

    /// <summary>Biases in all.</summary>
    public int BiasCount { get; }

    /// <summary>The weight matrix of a zero-based layer.</summary>
    public ParameterSlice Weight(int layer) => _slices[2 * layer];

    /// <summary>The bias vector of a zero-based layer.</summary>
    public ParameterSlice Bias(int layer) => _slices[(2 * layer) + 1];

    /// <summary>Buffer index of the weight from input unit <paramref name="input"/> to output unit <paramref name="output"/>.</summary>
    public int WeightIndex(int layer, int output, int input) => _slices[2 * layer].Offset + (output * _slices[2 * layer].Columns) + input;

    /// <summary>Buffer index of the bias of unit <paramref name="output"/>.</summary>
    public int BiasIndex(int layer, int output) => _slices[(2 * layer) + 1].Offset + output;

    /// <summary>The slice that holds buffer index <paramref name="index"/>.</summary>
    public ParameterSlice SliceAt(int index)
    {
        foreach (var slice in _slices)
        {
            if (index >= slice.Offset && index < slice.End)
            {
                return slice;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(index), $"index is {index}; the layout has {Count} parameters");
    }

    /// <summary>Names one parameter for a message, such as <c>layer2.weight[7, 3]</c>.</summary>
    public string Describe(int index)
    {
        var slice = SliceAt(index);
        var local = index - slice.Offset;
        return slice.Kind == ParameterKind.Weight
            ? $"{slice.Name}[{local / slice.Columns}, {local % slice.Columns}]"
            : $"{slice.Name}[{local}]";
    }
}
