using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Training.Engine;

/// <summary>
/// The managed engine one step at a time: one thread, no allocation inside a step, and the same bits whatever the hardware's vectors.
/// </summary>
public sealed class TrainingSession : ITrainingSession
{
    private readonly Architecture _architecture;
    private readonly float[] _start;
    private readonly int _batchSize, _samples;
    private readonly StepEngine _engine;

    /// <param name="architecture">The widths.</param>
    /// <param name="parameters">Start values, flat; copied. Masked entries count as +0 whatever they hold.</param>
    /// <param name="mask">Which parameters are kept; the others never move.</param>
    /// <param name="data">Where the samples of each step come from.</param>
    /// <param name="loss">What to minimise; it must suit the data's targets.</param>
    /// <param name="optimizer">Adam or SGD.</param>
    /// <param name="batchSize">The most samples that a step will have.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or the loss does not suit the data.</exception>
    /// <exception cref="NonFiniteException">A kept parameter is not finite.</exception>
    public TrainingSession(
        Architecture architecture,
        ReadOnlySpan<float> parameters,
        Mask mask,
        ISampleSource data,
        LossFunction loss,
        OptimizerSettings optimizer,
        int batchSize)
        : this(architecture, parameters, mask, data, loss, optimizer, batchSize, ExecutionMode.Automatic, Vector512.IsHardwareAccelerated)
    {
    }

    internal TrainingSession(
        Architecture architecture,
        ReadOnlySpan<float> parameters,
        Mask mask,
        ISampleSource data,
        LossFunction loss,
        OptimizerSettings optimizer,
        int batchSize,
        ExecutionMode mode,
        bool wide)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        DoubleNetwork.RequireBiases(architecture);
        SessionArguments.Check(architecture, architecture.Layout, parameters.Length, mask, data, loss, optimizer, batchSize);
        Guard.SameLength(data.InputWidth, "an input", architecture.InputWidth, $"the input layer of {architecture}");
        Guard.SameLength(data.OutputWidth, "a target", architecture.OutputWidth, $"the output layer of {architecture}");
        _architecture = architecture;
        _batchSize = batchSize;
        _samples = data.Count;
        _start = parameters.ToArray();
        LearningRate = optimizer.LearningRate;
        if (SessionArguments.FirstNonFinite(_start, mask) is >= 0 and var at)
        {
            throw NonFinite("parameter", at);
        }

        var plan = NetworkPlan.Make(architecture, parameters, mask, mode);
        _engine = wide
            ? new StepEngine<Vector512<float>, FloatLanes512>(architecture, plan, parameters, mask, data, loss, optimizer, batchSize)
            : new StepEngine<Vector256<float>, FloatLanes256>(architecture, plan, parameters, mask, data, loss, optimizer, batchSize);
    }

    /// <inheritdoc/>
    public bool UsesRunningStatistics { get; set; }

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public int Steps { get; private set; }

    /// <summary>Where the time of each step from now on goes.</summary>
    internal StepProfile ProfileSteps() => _engine.Profile = new StepProfile();

    /// <inheritdoc/>
    public double Step(ReadOnlySpan<int> samples, int epoch = 0)
    {
        SessionArguments.CheckSamples(samples, _batchSize, _samples);
        Steps++;
        var loss = _engine.Step(samples, epoch, LearningRate, capturesGradient: false);
        return double.IsFinite(loss) ? loss : throw NonFiniteLoss(loss);
    }

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<int> samples, Span<float> gradient, int epoch = 0)
    {
        SessionArguments.CheckSamples(samples, _batchSize, _samples);
        Guard.SameLength(gradient.Length, "the gradient buffer", _start.Length, $"the layout of {_architecture}");
        var loss = _engine.Step(samples, epoch, LearningRate, capturesGradient: true);
        gradient.Clear();
        _engine.CopyGradientTo(gradient);
        return loss;
    }

    /// <inheritdoc/>
    public float[] GetParameters()
    {
        var parameters = (float[])_start.Clone();
        _engine.CopyParametersTo(parameters);
        return parameters;
    }

    /// <inheritdoc/>
    public void ContinueFrom(ITrainingSession previous)
    {
        var other = previous as TrainingSession ?? throw new ArgumentException($"the session is a {previous?.GetType().Name ?? "null"}; it goes on from another {nameof(TrainingSession)}", nameof(previous));
        var (first, second) = (new float[_start.Length], new float[_start.Length]);
        other._engine.CopyStateTo(first, second);
        _engine.Continue(first, second, other.Steps);
        Steps = other.Steps;
        LearningRate = other.LearningRate;
    }

    /// <inheritdoc/>
    public void ThrowIfNonFinite()
    {
        if (_engine.FirstNonFinite() is var (what, index))
        {
            throw NonFinite(what, index);
        }
    }

    /// <summary>Nothing is held that the collector does not free.</summary>
    public void Dispose()
    {
    }

    private NonFiniteException NonFinite(string what, int index) =>
        new(FormattableString.Invariant($"{what} {_architecture.Layout.Describe(index)} is not finite after {Steps} steps at learning rate {LearningRate}"));

    private NonFiniteException NonFiniteLoss(double loss)
    {
        ThrowIfNonFinite();
        return new NonFiniteException(FormattableString.Invariant($"the loss is {loss} in step {Steps} at learning rate {LearningRate}"));
    }
}
