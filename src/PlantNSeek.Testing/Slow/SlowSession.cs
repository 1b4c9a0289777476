using PlantNSeek.Networks;
using PlantNSeek.Networks.Definitions;
using PlantNSeek.Testing.Slow.Modules;
using PlantNSeek.Training;

namespace PlantNSeek.Testing.Slow;

/// <summary>One slow training.</summary>
internal sealed class SlowSession : ITrainingSession
{
    private readonly ConvolutionOracle _oracle;
    private readonly ConvolutionTraining _training;
    private readonly ParameterLayout _layout;
    private readonly float[] _start;
    private readonly Mask _mask;
    private readonly ISampleSource _data;
    private readonly LossFunction _loss;

    public SlowSession(NetworkDefinition definition, ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer)
    {
        (_layout, _start, _mask, _data, _loss, LearningRate) = (definition.Layout, parameters.ToArray(), mask, data, loss, optimizer.LearningRate);
        _oracle = new ConvolutionOracle(DefinitionModules.Of(definition));
        _training = new ConvolutionTraining(_oracle, SlowNetwork.Wide(parameters), [.. Enumerable.Range(0, mask.Length).Select(i => mask[i])], loss, optimizer);
    }

    public double LearningRate { get; set; }

    public int Steps { get; private set; }

    public double Step(ReadOnlySpan<int> samples, int epoch = 0)
    {
        Steps++;
        var loss = _training.Step(_data.ToBatch(samples, epoch), LearningRate);
        if (!double.IsFinite(loss))
        {
            throw new NonFiniteException(FormattableString.Invariant($"the loss is {loss} in step {Steps} at learning rate {LearningRate}"));
        }

        return loss;
    }

    public double LossAndGradient(ReadOnlySpan<int> samples, Span<float> gradient, int epoch = 0)
    {
        Sizes.Require(gradient.Length, "the gradient buffer", _start.Length);
        var exact = new double[gradient.Length];
        var value = _oracle.LossAndGradient(_training.Parameters, _data.ToBatch(samples, epoch), _loss, NormalisationMode.BatchStatistics, exact);
        for (var i = 0; i < exact.Length; i++)
        {
            gradient[i] = _mask[i] ? (float)exact[i] : 0;
        }

        return value;
    }

    public float[] GetParameters() => [.. _training.Parameters.Select((p, i) => _mask[i] ? (float)p : _start[i])];

    public void ContinueFrom(ITrainingSession previous)
    {
        var other = previous as SlowSession ?? throw new ArgumentException($"the session before is a {previous?.GetType().Name ?? "null"}; the engine 'slow' goes on from its own", nameof(previous));
        (Steps, LearningRate) = (other.Steps, other.LearningRate);
        _training.ContinueFrom(other._training);
    }

    public void ThrowIfNonFinite()
    {
        var wrong = Array.FindIndex(_training.Parameters, static p => !double.IsFinite(p));
        if (wrong >= 0)
        {
            throw new NonFiniteException(FormattableString.Invariant($"{_layout.Describe(wrong)} is {_training.Parameters[wrong]} after {Steps} steps"));
        }
    }

    public void Dispose()
    {
    }
}
