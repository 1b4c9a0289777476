namespace PlantNSeek.Networks.FullyConnected;

/// <summary>A fully connected ReLU network without biases, with the bits of <see cref="ManagedNetwork"/> at biases of 0.</summary>
/// <param name="architecture">The widths.</param>
internal sealed class BiasFreeNetwork(Architecture architecture) : IDifferentiableNetwork
{
    private readonly BiasFree _free = new(architecture);
    private readonly ManagedNetwork _whole = new(new Architecture(architecture.Widths));

    /// <inheritdoc/>
    public NetworkGraph Graph => architecture.Graph;

    /// <inheritdoc/>
    public int InputWidth => architecture.InputWidth;

    /// <inheritdoc/>
    public int OutputWidth => architecture.OutputWidth;

    /// <inheritdoc/>
    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        _whole.Outputs(_free.Widen(parameters, "the parameter buffer"), inputs, outputs);

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        var whole = new double[_whole.Layout.Count];
        var value = _whole.LossAndGradient(_free.Widen(parameters, "the parameter buffer"), batch, loss, whole);
        _free.Narrow<double>(whole, gradient, "the gradient buffer");
        return value;
    }

    /// <inheritdoc/>
    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        var whole = new double[_whole.Layout.Count];
        _whole.HessianVectorProduct(_free.Widen(parameters, "the parameter buffer"), batch, loss, _free.Widen(direction, "the direction"), whole);
        _free.Narrow<double>(whole, product, "the product buffer");
    }

    /// <inheritdoc/>
    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        var whole = new double[_whole.Layout.Count];
        _whole.OutputGradient(_free.Widen(parameters, "the parameter buffer"), input, outputWeights, whole);
        _free.Narrow<double>(whole, gradient, "the gradient buffer");
    }
}
