using System.Runtime.Intrinsics;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Networks.FullyConnected;

/// <summary>
/// A fully connected ReLU network on our own kernels. Outputs are computed in float, with the bits that training sees; losses, gradients
/// and Hessian-vector products, which feed scores, in double from the float parameters. The same bits on any hardware and any
/// number of threads; safe for use by several threads at once.
/// </summary>
public sealed partial class ManagedNetwork : IDifferentiableNetwork, IKeptNetwork
{
    private const int Chunk = 256; // samples at a time: activations stay in cache
    private DoublePass? _idle;

    /// <param name="architecture">The widths.</param>
    /// <exception cref="ArgumentException">The network has no biases; see <see cref="Of"/>.</exception>
    public ManagedNetwork(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        DoubleNetwork.RequireBiases(architecture);
        Architecture = architecture;
    }

    /// <summary>The network of an architecture, with biases or without.</summary>
    public static IDifferentiableNetwork Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return architecture.HasBiases ? new ManagedNetwork(architecture) : new BiasFreeNetwork(architecture);
    }

    /// <summary>The widths.</summary>
    public Architecture Architecture { get; }

    /// <inheritdoc/>
    public NetworkGraph Graph => Architecture.Graph;

    /// <inheritdoc/>
    public ParameterLayout Layout => Architecture.Layout;

    /// <inheritdoc/>
    public int InputWidth => Architecture.InputWidth;

    /// <inheritdoc/>
    public int OutputWidth => Architecture.OutputWidth;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Sizes do not fit, the batch is empty, or the loss does not suit its targets.</exception>
    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        CheckBatch(parameters.Length, batch, loss);
        SameLength(gradient.Length, "the gradient buffer", Layout.Count, "layout");
        var pass = Take(batch.Count);
        var value = pass.LossAndGradient(parameters, batch, loss, gradient);
        _idle = pass;
        return value;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Sizes do not fit, the batch is empty, or the loss does not suit its targets.</exception>
    public void HessianVectorProduct(
        ReadOnlySpan<float> parameters,
        Batch batch,
        LossFunction loss,
        ReadOnlySpan<double> direction,
        Span<double> product)
    {
        CheckBatch(parameters.Length, batch, loss);
        SameLength(direction.Length, "the direction", Layout.Count, "layout");
        SameLength(product.Length, "the product buffer", Layout.Count, "layout");
        var pass = Take(batch.Count);
        pass.HessianVectorProduct(parameters, batch, loss, direction, product);
        _idle = pass;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public void OutputGradient(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> outputWeights,
        Span<double> gradient)
    {
        CheckParameters(parameters.Length);
        SameLength(input.Length, "the input", Architecture.InputWidth, "input layer");
        SameLength(outputWeights.Length, "the output weights", Architecture.OutputWidth, "output layer");
        SameLength(gradient.Length, "the gradient buffer", Layout.Count, "layout");
        var pass = Take(1);
        pass.OutputGradient(parameters, input, outputWeights, gradient);
        _idle = pass;
    }

    /// <summary>Gives back the buffers that are kept for the next caller.</summary>
    internal void ReleaseBuffers() => (_idle, _idleOutputs) = (null, null);

    private void CheckParameters(int count) => SameLength(count, "the parameter buffer", Layout.Count, "layout");

    // Describes the network only where a message needs it: a call allocates nothing.
    private void SameLength(int actual, string actualName, int expected, string part)
    {
        if (actual != expected)
        {
            Guard.SameLength(actual, actualName, expected, $"the {part} of {Architecture}");
        }
    }

    private void CheckBatch(int parameters, Batch batch, LossFunction loss)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckParameters(parameters);
        SameLength(batch.InputWidth, "an input", Architecture.InputWidth, "input layer");
        SameLength(batch.OutputWidth, "a target", Architecture.OutputWidth, "output layer");
        Guard.AtLeast(batch.Count, 1);
        LossTargets.Check(loss, batch);
    }

    // The last pass is kept for the next caller, unless another thread has it: results depend on nothing that it holds.
    private DoublePass Take(int samples)
    {
        var capacity = DoublePass.Padded(Math.Min(samples, Chunk));
        var idle = Interlocked.Exchange(ref _idle, null);
        if (idle is not null && idle.Capacity >= capacity)
        {
            return idle;
        }

        return Vector512.IsHardwareAccelerated
            ? new DoublePass<Vector512<double>, DoubleLanes512>(Architecture, capacity)
            : new DoublePass<Vector256<double>, DoubleLanes256>(Architecture, capacity);
    }
}
