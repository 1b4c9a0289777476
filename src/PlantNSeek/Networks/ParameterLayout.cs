namespace PlantNSeek.Networks;

/// <summary>
/// Names the slices of the one flat buffer that holds all parameters of a network, whatever they connect. What can be pruned comes
/// first: weight then bias, layer by layer (<c>layer1.weight [out, in]</c>, <c>layer1.bias [out]</c>, <c>layer2.weight</c> …); behind
/// it, in the order given, what never is: scales, shifts and statistics of normalisations.
/// </summary>
public sealed class ParameterLayout : IEquatable<ParameterLayout>
{
    private readonly ParameterSlice[] _slices;

    private ParameterLayout(IEnumerable<TensorSpec> ordered, int layers)
    {
        (LayerCount, var offset) = (layers, 0L);
        var slices = new List<ParameterSlice>();
        foreach (var tensor in ordered)
        {
            slices.Add(new ParameterSlice(tensor.Name, tensor.Layer, tensor.Kind, (int)offset, tensor.Shape));
            offset += tensor.Shape.Length;
            if (offset > int.MaxValue)
            {
                throw new ArgumentException($"the network has more than {int.MaxValue} parameters by {tensor.Name}; one buffer holds at most that many");
            }

            WeightCount += tensor.Kind == ParameterKind.Weight ? tensor.Shape.Length : 0;
            BiasCount += tensor.Kind == ParameterKind.Bias ? tensor.Shape.Length : 0;
        }

        (_slices, Count) = ([.. slices], (int)offset);
    }

    /// <summary>All slices in buffer order: two for each layer, its bias of length 0 where it has none, and behind them what is never pruned.</summary>
    public ReadOnlySpan<ParameterSlice> Slices => _slices;

    /// <summary>Layers of weights.</summary>
    public int LayerCount { get; }

    /// <summary>Parameters in all, those that are never pruned included.</summary>
    public int Count { get; }

    /// <summary>Weights and biases, which are the first parameters; a density is a fraction of them.</summary>
    public int PrunableCount => WeightCount + BiasCount;

    /// <summary>Weights in all.</summary>
    public int WeightCount { get; }

    /// <summary>Biases in all.</summary>
    public int BiasCount { get; }

    /// <summary>Lays tensors out: weights and biases by layer, then all else in the order given.</summary>
    /// <exception cref="ArgumentException">A name is missing or there twice, layers are not numbered from 0 without a gap, a layer has no weight, more than one, or more than one bias, or there are more parameters than an index can count.</exception>
    public static ParameterLayout Of(IEnumerable<TensorSpec> tensors)
    {
        TensorSpec[] all = [.. tensors];
        if (all.CountBy(t => t.Name).FirstOrDefault(name => string.IsNullOrEmpty(name.Key) || name.Value > 1) is { Value: > 0 } wrong)
        {
            throw new ArgumentException($"{wrong.Value} tensors are named '{wrong.Key}'; each has a name of its own", nameof(tensors));
        }

        var layers = all.Where(t => t.Kind == ParameterKind.Weight).Select(t => t.Layer).DefaultIfEmpty(-1).Max() + 1;
        var ordered = new List<TensorSpec>();
        for (var layer = 0; layer < layers; layer++)
        {
            var weights = all.Where(t => t.Kind == ParameterKind.Weight && t.Layer == layer).ToArray();
            var biases = all.Where(t => t.Kind == ParameterKind.Bias && t.Layer == layer).ToArray();
            if (weights.Length != 1 || biases.Length > 1)
            {
                throw new ArgumentException($"layer {layer} has {weights.Length} weights and {biases.Length} biases; a layer has one weight and at most one bias", nameof(tensors));
            }

            ordered.Add(weights[0]);
            ordered.Add(biases is [var bias] ? bias : new TensorSpec($"{weights[0].Name} (no bias)", layer, ParameterKind.Bias, new TensorShape(0)));
        }

        if (all.Where(t => t.Kind is ParameterKind.Weight or ParameterKind.Bias && (t.Layer < 0 || t.Layer >= layers)).ToArray() is [var stray, ..])
        {
            throw new ArgumentException($"{stray.Name} is of layer {stray.Layer}; there are {layers} layers of weights, counted from 0", nameof(tensors));
        }

        return new ParameterLayout(ordered.Concat(all.Where(t => t.Kind is not (ParameterKind.Weight or ParameterKind.Bias))), layers);
    }

    /// <summary>The weight of a zero-based layer.</summary>
    public ParameterSlice Weight(int layer) => _slices[2 * layer];

    /// <summary>The bias of a zero-based layer, which follows its weight; of length 0 where it has none.</summary>
    public ParameterSlice Bias(int layer) => _slices[(2 * layer) + 1];

    /// <summary>Buffer index of the weight in a row (an output) and a column (an input, or an input's tap) of a layer.</summary>
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
        return slice.Describe(index - slice.Offset);
    }

    /// <inheritdoc/>
    public bool Equals(ParameterLayout? other) => ReferenceEquals(this, other) || (other is not null && _slices.AsSpan().SequenceEqual(other._slices));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterLayout);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_slices.Length, Count, _slices.Length > 0 ? _slices[0] : default);

    /// <summary>The widths of layers that follow each other, such as <c>2-100-100-4</c>; else how many layers and parameters there are.</summary>
    public override string ToString()
    {
        var follow = LayerCount > 0 && _slices.Length == 2 * LayerCount;
        for (var layer = 1; layer < LayerCount; layer++)
        {
            follow &= Weight(layer).Columns == Weight(layer - 1).Rows;
        }

        return follow
            ? string.Join('-', Enumerable.Range(0, LayerCount).Select(layer => Weight(layer).Columns).Append(Weight(LayerCount - 1).Rows))
            : $"{LayerCount} layers with {Count} parameters";
    }
}
