namespace PlantNSeek.Networks;

/// <summary>One tensor's place in the flat parameter buffer.</summary>
/// <param name="Name">Its name in files and messages, such as <c>layer1.weight</c>.</param>
/// <param name="Layer">Zero-based layer that it belongs to.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Offset">First index in the buffer.</param>
/// <param name="Shape">Its extents; of length 0 where a layer has no biases.</param>
public readonly record struct ParameterSlice(string Name, int Layer, ParameterKind Kind, int Offset, TensorShape Shape)
{
    /// <summary>Outputs of the layer; the whole length of a vector.</summary>
    public int Rows => Shape.Rows;

    /// <summary>The fan-in: inputs of a dense layer, inputs times taps of a convolution; 1 for a vector.</summary>
    public int Columns => Shape.Columns;

    /// <summary>Number of parameters.</summary>
    public int Length => Shape.Length;

    /// <summary>One past the last index in the buffer.</summary>
    public int End => Offset + Length;

    /// <summary>Whether a pruner may take its parameters away.</summary>
    public bool IsPrunable => Kind is ParameterKind.Weight or ParameterKind.Bias;

    /// <summary>Names one parameter by its position in the tensor, such as <c>layer2.weight[7, 3]</c>.</summary>
    internal string Describe(int local)
    {
        var extents = Shape.Extents;
        var positions = new int[extents.Length];
        for (var i = extents.Length - 1; i >= 0; i--)
        {
            (local, positions[i]) = Math.DivRem(local, extents[i]);
        }

        return $"{Name}[{string.Join(", ", positions)}]";
    }
}
