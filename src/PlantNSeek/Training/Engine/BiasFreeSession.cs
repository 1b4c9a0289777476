using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Training.Engine;

/// <summary>Training of a network without biases: of the same with all biases masked.</summary>
internal sealed class BiasFreeSession : ITrainingSession
{
    private readonly BiasFree _free;
    private readonly TrainingSession _whole;
    private readonly int _count;

    public BiasFreeSession(BiasFree free, ReadOnlySpan<float> parameters, Mask mask, ISampleSource data, LossFunction loss, OptimizerSettings optimizer, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(mask);
        (_free, _count) = (free, parameters.Length);
        _whole = new TrainingSession(free.Whole, free.Widen(parameters, "the parameter buffer"), free.Widen(mask), data, loss, optimizer, batchSize);
    }

    public double LearningRate
    {
        get => _whole.LearningRate;
        set => _whole.LearningRate = value;
    }

    public bool UsesRunningStatistics { get; set; }

    public int Steps => _whole.Steps;

    public double Step(ReadOnlySpan<int> samples, int epoch = 0) => _whole.Step(samples, epoch);

    public double LossAndGradient(ReadOnlySpan<int> samples, Span<float> gradient, int epoch = 0)
    {
        var whole = new float[_free.Whole.Layout.Count];
        var loss = _whole.LossAndGradient(samples, whole, epoch);
        _free.Narrow<float>(whole, gradient, "the gradient buffer");
        return loss;
    }

    public float[] GetParameters()
    {
        var parameters = new float[_count];
        _free.Narrow<float>(_whole.GetParameters(), parameters, "the parameter buffer");
        return parameters;
    }

    public void ContinueFrom(ITrainingSession previous) => _whole.ContinueFrom(previous is BiasFreeSession other ? other._whole : previous);

    public void ThrowIfNonFinite() => _whole.ThrowIfNonFinite();

    public void Dispose() => _whole.Dispose();
}
