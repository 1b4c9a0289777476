namespace PlantNSeek.Networks.Definitions.Nodes;

/// <summary>
/// A convolution as networks have it (a cross-correlation) with zero padding:
/// <c>out[o,i,j] = bias[o] + sum over c,p,q of weight[o,c,p,q] * x[c, i*stride+p-padding, j*stride+q-padding]</c>.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The node that it reads.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="KernelRows">Rows of the kernel.</param>
/// <param name="KernelColumns">Columns of the kernel.</param>
/// <param name="Stride">Pixels between two windows, in both directions.</param>
/// <param name="Padding">Pixels of zeros at each border.</param>
/// <param name="HasBias">Whether it has biases.</param>
public sealed record ConvolutionNode(string Name, string From, int Outputs, int KernelRows, int KernelColumns, int Stride = 1, int Padding = 0, bool HasBias = true)
    : OneInputNode(Name, From)
{
    /// <summary>A convolution of 3x3 that keeps rows and columns, or halves them with a stride of 2.</summary>
    public static ConvolutionNode Square3(string name, string from, int outputs, int stride = 1, bool hasBias = true) => new(name, from, outputs, 3, 3, stride, 1, hasBias);

    private protected override FeatureShape ShapeFor(FeatureShape input)
    {
        Require(Outputs >= 1, $"it has {Outputs} output channels; there is at least 1");
        return new(Outputs, Windows(input.Rows, KernelRows, Stride, Padding), Windows(input.Columns, KernelColumns, Stride, Padding));
    }

    internal override IEnumerable<TensorSpec> TensorsFor(FeatureShape input, int layer)
    {
        yield return new($"{Name}.weight", layer, ParameterKind.Weight, new TensorShape(Outputs, input.Channels, KernelRows, KernelColumns));
        if (HasBias)
        {
            yield return new($"{Name}.bias", layer, ParameterKind.Bias, new TensorShape(Outputs));
        }
    }
}
