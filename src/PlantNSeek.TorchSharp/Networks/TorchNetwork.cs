using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Modules;
using PlantNSeek.TorchSharp.Tensors;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Networks;

/// <summary>
/// A network as pruners see it, computed by libtorch. Calls of several threads wait for each other. It holds one module of the precision that is asked for,
/// and one in double once a Hessian-vector product or a flow is; <see cref="Dispose"/> frees both.
/// </summary>
public sealed class TorchNetwork : IDifferentiableNetwork, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Lazy<FlatModule> _module, _double;
    private bool _isDisposed;

    /// <param name="model">The network.</param>
    /// <param name="scoring">What normalisations do in derivatives; Fair unless given.</param>
    /// <param name="options">How libtorch computes; single precision on the processor unless given.</param>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded here; the message says what is missing.</exception>
    public TorchNetwork(TorchModel model, ScoringMode? scoring = null, TorchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Model, Scoring, Options) = (model, scoring ?? ScoringMode.Fair, options ?? TorchOptions.Default);
        _module = new(() => new FlatModule(model, Options.Precision, Options.Device));
        _double = new(() => Options.Precision == Precision.Double ? _module.Value : new FlatModule(model, Precision.Double, Options.Device));
    }

    /// <summary>The network.</summary>
    public TorchModel Model { get; }

    /// <summary>How libtorch computes.</summary>
    public TorchOptions Options { get; }

    /// <inheritdoc/>
    public NetworkGraph Graph => Model.Graph;

    /// <inheritdoc/>
    public ScoringMode Scoring { get; }

    /// <inheritdoc/>
    public int InputWidth => Model.InputWidth;

    /// <inheritdoc/>
    public int OutputWidth => Model.OutputWidth;

    private ParameterLayout Layout => Model.Layout;

    /// <inheritdoc/>
    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        CheckParameters(parameters.Length, "the parameter buffer");
        var count = inputs.Length / InputWidth;
        Guard.SameLength(inputs.Length, "the inputs", count * InputWidth, $"{count} samples of width {InputWidth}");
        Guard.SameLength(outputs.Length, "the output buffer", count * OutputWidth, $"{count} outputs of width {OutputWidth}");
        lock (_gate)
        {
            var module = Open(_module);
            using var scope = NewDisposeScope();
            using var untracked = no_grad();
            module.Load(parameters);
            module.Forward(module.Inputs(inputs), usesBatchStatistics: false).CopyTo(outputs);
        }
    }

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        Check(parameters.Length, batch, loss);
        CheckParameters(gradient.Length, "the gradient buffer");
        lock (_gate)
        {
            var module = Open(_module);
            using var scope = NewDisposeScope();
            module.Load(parameters);
            module.Gradient.zero_();
            var value = Loss(module, batch, loss);
            value.backward();
            CopyDerivative(module, gradient);
            return value.to(float64).item<double>();
        }
    }

    /// <inheritdoc/>
    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        Check(parameters.Length, batch, loss);
        CheckParameters(direction.Length, "the direction");
        CheckParameters(product.Length, "the product buffer");
        lock (_gate)
        {
            var module = Open(_double);
            using var scope = NewDisposeScope();
            module.Load(parameters);

            // libtorch aborts the process where autograd.grad fails, and throws where backward does: so backward goes first. Then retain_graph, since the second
            // pass goes through the first one's graph, and allow_unused, since an unused parameter aborts as well.
            var value = Loss(module, batch, loss);
            value.backward(null, create_graph: false, retain_graph: true);
            module.Gradient.zero_();
            var first = autograd.grad([value], module.Parameters, null, true, true, true);
            var along = Spans.Of<double>(direction[..module.TrainedCount], [module.TrainedCount]).to(module.Device);
            Tensor? sum = null;
            for (var (i, offset) = (0, 0); i < first.Count; offset += (int)module.Parameters[i].numel(), i++)
            {
                if (!first[i].IsInvalid && first[i].requires_grad)
                {
                    var share = first[i].mul(along.narrow(0, offset, module.Parameters[i].numel()).view(module.Parameters[i].shape)).sum();
                    sum = sum is null ? share : sum.add(share, Held.One);
                }
            }

            if (sum is not null)
            {
                autograd.backward(sum, ones_like(sum), false, false, module.Parameters);
            }

            CopyDerivative(module, product);
        }
    }

    /// <inheritdoc/>
    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        CheckParameters(parameters.Length, "the parameter buffer");
        CheckParameters(gradient.Length, "the gradient buffer");
        Guard.SameLength(input.Length, "the input", InputWidth, $"the input of {Model}");
        Guard.SameLength(outputWeights.Length, "the output weights", OutputWidth, $"the output of {Model}");
        lock (_gate)
        {
            var module = Open(_double);
            using var scope = NewDisposeScope();
            module.Load(parameters);
            module.Gradient.zero_();
            using var bypass = Scoring.NormalisesFlow ? null : NormalisationBypass.Of(module.Module);
            var outputs = module.Forward(Spans.Of<double>(input, [1, .. Model.SampleShape]).to(module.Device), usesBatchStatistics: false);
            var flow = outputs.mul(Spans.Of<double>(outputWeights, [1, OutputWidth]).to(module.Device)).sum();
            if (flow.requires_grad)
            {
                flow.backward();
            }

            CopyDerivative(module, gradient);
            bypass?.Clear(Layout, gradient);
        }
    }

    /// <summary>Frees the modules.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var module in new[] { _module, _double }.Where(static m => m.IsValueCreated))
            {
                module.Value.Dispose();
            }
        }
    }

    // Made outside of any scope of a call, in which what a user's module holds unregistered would be disposed.
    private FlatModule Open(Lazy<FlatModule> module)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return module.Value;
    }

    private Tensor Loss(FlatModule module, Batch batch, LossFunction loss) => TorchLoss.Of(
        module.Forward(module.Inputs(batch.Inputs), Scoring.UsesBatchStatistics), TorchLoss.Targets(module, batch.Labels, batch.Values), loss);

    private static void CopyDerivative(FlatModule module, Span<double> derivative)
    {
        module.Gradient.CopyTo(derivative[..module.TrainedCount]);
        derivative[module.TrainedCount..].Clear();
    }

    private void Check(int parameters, Batch batch, LossFunction loss)
    {
        CheckParameters(parameters, "the parameter buffer");
        ArgumentNullException.ThrowIfNull(batch);
        Guard.AtLeast(batch.Count, 1, "the number of samples");
        Guard.SameLength(batch.InputWidth, "an input", InputWidth, $"the input of {Model}");
        Guard.SameLength(batch.OutputWidth, "a target", OutputWidth, $"the output of {Model}");
        LossTargets.Check(loss, batch);
    }

    private void CheckParameters(int length, string name) => Guard.SameLength(length, name, Layout.Count, $"the layout of {Model}");
}
