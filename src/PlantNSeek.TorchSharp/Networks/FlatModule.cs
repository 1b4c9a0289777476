using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Loading;
using PlantNSeek.TorchSharp.Modules;
using PlantNSeek.TorchSharp.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Networks;

/// <summary>
/// A module whose trained parameters are views of one tensor, in layout order, and so are their gradients: all of them are loaded, stepped and read at once.
/// Behind them in the layout come the statistics, which stay the module's own.
/// </summary>
internal sealed class FlatModule : IDisposable
{
    private readonly List<(ParameterSlice Slice, Tensor Tensor)> _statistics = [];
    private readonly List<Tensor> _parameters = [];

    /// <param name="model">What to make.</param>
    /// <param name="precision">Its numbers.</param>
    /// <param name="device">Where.</param>
    /// <param name="change">What happens to the module before its parameters are taken together.</param>
    public FlatModule(TorchModel model, Precision precision, string device, Action<nn.Module<Tensor, Tensor>>? change = null)
    {
        LoadedRuntime.Require();
        (Model, Type, Device) = (model, precision.ToScalarType(), Devices.Of(device));
        TrainedCount = model.Layout.Slices.ToArray().Where(static s => s.Kind != ParameterKind.Statistic).Sum(static s => s.Length);
        Module = model.MakeModule();
        Flat = zeros([TrainedCount], Type, Device).DetachFromDisposeScope();
        Gradient = zeros([TrainedCount], Type, Device).DetachFromDisposeScope();
        try
        {
            change?.Invoke(Module);
            using var scope = NewDisposeScope();
            Module.to(Type);
            Module.to(Device);
            TakeTogether();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public TorchModel Model { get; }

    public nn.Module<Tensor, Tensor> Module { get; }

    public ScalarType Type { get; }

    public Device Device { get; }

    /// <summary>How many parameters are trained; they are the first ones of the layout.</summary>
    public int TrainedCount { get; }

    /// <summary>All that is trained, <c>[TrainedCount]</c>.</summary>
    public Tensor Flat { get; }

    /// <summary>What backward passes have added up since it was last cleared, <c>[TrainedCount]</c>.</summary>
    public Tensor Gradient { get; }

    /// <summary>The trained parameters one by one, in layout order.</summary>
    public IList<Tensor> Parameters => _parameters;

    /// <summary>Sets all parameters and statistics.</summary>
    public void Load<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        Flat.copy_(Spans.Of(parameters[..TrainedCount], [TrainedCount]));
        foreach (var (slice, tensor) in _statistics)
        {
            tensor.copy_(Spans.Of(parameters.Slice(slice.Offset, slice.Length), tensor.shape));
        }
    }

    /// <summary>Reads all parameters and statistics.</summary>
    public void CopyTo<T>(Span<T> parameters)
        where T : unmanaged
    {
        Flat.CopyTo(parameters[..TrainedCount]);
        foreach (var (slice, tensor) in _statistics)
        {
            tensor.CopyTo(parameters.Slice(slice.Offset, slice.Length));
        }
    }

    /// <summary>The numbers of samples as the module takes them.</summary>
    /// <param name="samples"><c>[n, in]</c>, row by row.</param>
    public Tensor Inputs(ReadOnlySpan<float> samples) => Spans.Of<float>(samples, [samples.Length / Model.InputWidth, .. Model.SampleShape]).to(Type).to(Device);

    /// <summary>What the module gives, <c>[n, out]</c>.</summary>
    /// <param name="inputs">Samples as the module takes them.</param>
    /// <param name="usesBatchStatistics">Whether normalisations take the statistics of the batch and move the running ones.</param>
    public Tensor Forward(Tensor inputs, bool usesBatchStatistics)
    {
        LoadedRuntime.Require(); // on every thread that computes
        if (Module.training != usesBatchStatistics)
        {
            Module.train(usesBatchStatistics);
        }

        return Module.forward(inputs);
    }

    /// <summary>A copy of all buffers, which <see cref="SetBuffers"/> takes.</summary>
    public Tensor[] CopyBuffers() => [.. Module.named_buffers().Select(static b => b.buffer.clone())];

    public void SetBuffers(Tensor[] copies)
    {
        using var untracked = no_grad();
        foreach (var (buffer, copy) in Module.named_buffers().Zip(copies))
        {
            buffer.buffer.copy_(copy);
        }
    }

    public void Dispose()
    {
        foreach (var (_, tensor) in Module.NamedTensors().ToArray())
        {
            tensor.Dispose();
        }

        Module.Dispose();
        Flat.Dispose();
        Gradient.Dispose();
    }

    private void TakeTogether()
    {
        using var untracked = no_grad();
        var named = Module.NamedTensors().ToDictionary();
        foreach (var kept in named.Values)
        {
            kept.DetachFromDisposeScope();
        }

        foreach (var slice in Model.Layout.Slices)
        {
            if (slice.Length == 0)
            {
                continue;
            }

            var tensor = named.TryGetValue(slice.Name, out var found)
                ? found
                : throw new ArgumentException($"{Model.Name} has no tensor {slice.Name} this time; the function that makes the module gives the same tensors in each call");
            Guard.SameLength((int)tensor.numel(), $"{slice.Name} of {Model.Name}", slice.Length, "the layout");
            if (slice.Kind == ParameterKind.Statistic)
            {
                _statistics.Add((slice, tensor));
                continue;
            }

            var view = Flat.narrow(0, slice.Offset, slice.Length).view(tensor.shape);
            view.copy_(tensor);
            tensor.set_(view);
            tensor.grad = Gradient.narrow(0, slice.Offset, slice.Length).view(tensor.shape);
            _parameters.Add(tensor);
        }
    }
}
