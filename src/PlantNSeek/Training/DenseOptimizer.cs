namespace PlantNSeek.Training;

/// <summary>
/// Adam or SGD on a buffer of doubles with a gradient that someone else computed: for what is learned beside the parameters of a
/// <see cref="TrainingSession"/>, such as the gates of a mask. The formulas are those of the settings.
/// </summary>
internal sealed class DenseOptimizer
{
    private readonly OptimizerSettings _settings;
    private readonly double[] _first, _second;
    private double _power1 = 1, _power2 = 1;

    public DenseOptimizer(OptimizerSettings settings, int count)
    {
        settings.Check();
        _settings = settings;
        _first = new double[count];
        _second = settings is AdamSettings ? new double[count] : [];
    }

    /// <summary>One step along the gradient.</summary>
    /// <param name="values">What is learned.</param>
    /// <param name="gradient">Its gradient, without the weight decay.</param>
    /// <param name="rateFactor">Scales the learning rate.</param>
    public void Step(Span<double> values, ReadOnlySpan<double> gradient, double rateFactor)
    {
        Guard.SameLength(values.Length, "the values", _first.Length, "the optimiser's state");
        Guard.SameLength(gradient.Length, "the gradient", _first.Length, "the optimiser's state");
        var rate = _settings.LearningRate * rateFactor;
        switch (_settings)
        {
            case AdamSettings adam:
                Adam(adam, values, gradient, rate);
                break;
            case SgdSettings sgd:
                Sgd(sgd, values, gradient, rate);
                break;
            default:
                throw new ArgumentException($"the optimiser is {_settings.GetType().Name}; it is one of {nameof(AdamSettings)}, {nameof(SgdSettings)}");
        }
    }

    private void Adam(AdamSettings adam, Span<double> values, ReadOnlySpan<double> gradient, double rate)
    {
        _power1 *= adam.Beta1;
        _power2 *= adam.Beta2;
        var (step, correction) = (rate / (1 - _power1), 1 / Math.Sqrt(1 - _power2));
        var (share1, share2) = (1 - adam.Beta1, 1 - adam.Beta2);
        for (var i = 0; i < values.Length; i++)
        {
            var g = Math.FusedMultiplyAdd(adam.WeightDecay, values[i], gradient[i]);
            _first[i] = Math.FusedMultiplyAdd(adam.Beta1, _first[i], share1 * g);
            _second[i] = Math.FusedMultiplyAdd(adam.Beta2, _second[i], share2 * g * g);
            values[i] -= step * _first[i] / Math.FusedMultiplyAdd(Math.Sqrt(_second[i]), correction, adam.Epsilon);
        }
    }

    private void Sgd(SgdSettings sgd, Span<double> values, ReadOnlySpan<double> gradient, double rate)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var g = Math.FusedMultiplyAdd(sgd.WeightDecay, values[i], gradient[i]);
            _first[i] = Math.FusedMultiplyAdd(sgd.Momentum, _first[i], g);
            values[i] -= rate * (sgd.Nesterov ? Math.FusedMultiplyAdd(sgd.Momentum, _first[i], g) : _first[i]);
        }
    }
}
