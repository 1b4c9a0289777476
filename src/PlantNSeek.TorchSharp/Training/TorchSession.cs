using PlantNSeek.Networks;
using PlantNSeek.TorchSharp.Networks;
using PlantNSeek.TorchSharp.Tensors;
using PlantNSeek.Training;
using static TorchSharp.torch;

namespace PlantNSeek.TorchSharp.Training;

/// <summary>One training of a module, on one thread at a time.</summary>
internal sealed class TorchSession : ITrainingSession
{
    private readonly TorchTrainer _trainer;
    private readonly FlatModule _module;
    private readonly FlatUpdate _update;
    private readonly float[] _start;
    private readonly Mask _mask;
    private readonly ISampleSource _data;
    private readonly SampleBuffer _samples;
    private readonly LossFunction _loss;
    private readonly bool _decaysMasked;
    private bool _isDisposed;

    public TorchSession(
        TorchTrainer trainer, ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize)
    {
        var model = trainer.Model;
        SessionArguments.Check(model, model.Layout, parameters.Length, mask, data, loss, optimizer, batchSize);
        Guard.SameLength(data.InputWidth, "an input", model.InputWidth, $"the input of {model}");
        Guard.SameLength(data.OutputWidth, "a target", model.OutputWidth, $"the output of {model}");
        (_trainer, _mask, _data, _loss, LearningRate) = (trainer, mask, data, loss, optimizer.LearningRate);
        (_samples, _start) = (new SampleBuffer(data, batchSize), parameters.ToArray());
        if (SessionArguments.FirstNonFinite(_start, mask) is >= 0 and var at)
        {
            throw NonFinite("parameter", at);
        }

        _decaysMasked = optimizer is SgdSettings { DecaysMasked: true };
        _module = new FlatModule(model, trainer.Options.Precision, trainer.Options.Device);
        try
        {
            float[] kept = [.. _start.Select((p, i) => mask[i] || i >= _module.TrainedCount ? p : 0)];
            _module.Load(kept);
            _update = FlatUpdate.Of(optimizer, _module, mask, _decaysMasked ? _start : null);
        }
        catch
        {
            _module.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public bool UsesRunningStatistics { get; set; }

    /// <inheritdoc/>
    public int Steps { get; private set; }

    /// <inheritdoc/>
    public double Step(ReadOnlySpan<int> samples, int epoch = 0)
    {
        Check(samples);
        Steps++;
        using var scope = NewDisposeScope();
        var loss = Pass(samples, epoch);
        if (!double.IsFinite(loss))
        {
            ThrowIfNonFinite();
            throw new NonFiniteException(FormattableString.Invariant($"the loss is {loss} in step {Steps} at learning rate {LearningRate}"));
        }

        _update.Step(LearningRate);
        return loss;
    }

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<int> samples, Span<float> gradient, int epoch = 0)
    {
        Check(samples);
        Guard.SameLength(gradient.Length, "the gradient buffer", _start.Length, $"the layout of {_trainer.Model}");
        using var scope = NewDisposeScope();
        var buffers = _module.CopyBuffers();
        double loss;
        try
        {
            loss = Pass(samples, epoch);
        }
        finally
        {
            _module.SetBuffers(buffers);
        }

        _module.Gradient.CopyTo(gradient[.._module.TrainedCount]);
        gradient[_module.TrainedCount..].Clear();
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = _mask[i] ? gradient[i] : 0;
        }

        return loss;
    }

    /// <inheritdoc/>
    public float[] GetParameters()
    {
        var parameters = new float[_start.Length];
        _module.CopyTo(parameters);
        if (_decaysMasked)
        {
            _update.Raw.CopyTo(parameters.AsSpan(0, _module.TrainedCount));
            return parameters;
        }

        for (var i = 0; i < _module.TrainedCount; i++)
        {
            parameters[i] = _mask[i] ? parameters[i] : _start[i];
        }

        return parameters;
    }

    /// <summary>The parameters in the precision that they are trained in; masked ones are +0.</summary>
    internal double[] GetExactParameters()
    {
        var parameters = new double[_start.Length];
        _module.CopyTo(parameters);
        return parameters;
    }

    /// <inheritdoc/>
    public void ContinueFrom(ITrainingSession previous)
    {
        var other = previous as TorchSession ?? throw new ArgumentException($"the session is a {previous?.GetType().Name ?? "null"}; it goes on from another {nameof(TorchSession)}", nameof(previous));
        if (!other._trainer.Layout.Equals(_trainer.Layout))
        {
            throw new ArgumentException($"the other session trains {other._trainer.Model}, of {other._trainer.Layout}; this one trains {_trainer.Model}, of {_trainer.Layout}", nameof(previous));
        }

        _update.ContinueFrom(other._update);
        (Steps, LearningRate) = (other.Steps, other.LearningRate);
    }

    /// <inheritdoc/>
    public void ThrowIfNonFinite()
    {
        var parameters = GetExactParameters();
        if (Array.FindIndex(parameters, static p => !double.IsFinite(p)) is >= 0 and var at)
        {
            throw NonFinite("parameter", at);
        }

        if (_update.FirstNonFinite() is >= 0 and var state)
        {
            throw NonFinite("the optimiser's state for", state);
        }
    }

    /// <summary>Frees the module and the optimiser's state.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _update.Dispose();
        _module.Dispose();
    }

    // The loss, with the gradient in the module.
    private double Pass(ReadOnlySpan<int> samples, int epoch)
    {
        _data.Take(samples, epoch, _samples);
        var inputs = _module.Inputs(_samples.Inputs[..(samples.Length * _data.InputWidth)]);
        var targets = TorchLoss.Targets(
            _module,
            _data.IsClassification ? _samples.Labels[..samples.Length] : [],
            _data.IsClassification ? [] : _samples.Values[..(samples.Length * _data.OutputWidth)]);
        _module.Gradient.zero_();
        var loss = TorchLoss.Of(_module.Forward(inputs, !UsesRunningStatistics), targets, _loss);
        loss.backward();
        return loss.to(float64).item<double>();
    }

    private void Check(ReadOnlySpan<int> samples)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        SessionArguments.CheckSamples(samples, _samples.Capacity, _data.Count);
    }

    private NonFiniteException NonFinite(string what, int index) =>
        new(FormattableString.Invariant($"{what} {_trainer.Layout.Describe(index)} is not finite after {Steps} steps at learning rate {LearningRate}"));
}
