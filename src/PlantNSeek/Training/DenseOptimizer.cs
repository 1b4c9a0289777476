using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlantNSeek.Training;

/// <summary>
/// Adam or SGD on a buffer of doubles with a gradient that someone else computed: for what is learned beside the parameters of a
/// <see cref="ITrainingSession"/>, such as the gates of a mask. The formulas are those of the settings.
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
        var (decay, shrink) = adam.Decoupled ? (0, 1 - (rate * adam.WeightDecay)) : (adam.WeightDecay, 1.0);
        var i = Vectors(adam, values, gradient, (step, correction, share1, share2, decay, shrink));
        for (; i < values.Length; i++)
        {
            var g = Math.FusedMultiplyAdd(decay, values[i], gradient[i]);
            _first[i] = Math.FusedMultiplyAdd(adam.Beta1, _first[i], share1 * g);
            _second[i] = Math.FusedMultiplyAdd(adam.Beta2, _second[i], share2 * g * g);
            values[i] = Math.FusedMultiplyAdd(values[i], shrink, -(step * _first[i] / Math.FusedMultiplyAdd(Math.Sqrt(_second[i]), correction, adam.Epsilon)));
        }
    }

    // The same four at a time, as far as there are four; returns how many are done.
    private int Vectors(AdamSettings adam, Span<double> values, ReadOnlySpan<double> gradient, (double Step, double Correction, double Share1, double Share2, double Decay, double Shrink) at)
    {
        var moved = MemoryMarshal.Cast<double, Vector256<double>>(values);
        var gradients = MemoryMarshal.Cast<double, Vector256<double>>(gradient)[..moved.Length];
        var first = MemoryMarshal.Cast<double, Vector256<double>>(_first.AsSpan())[..moved.Length];
        var second = MemoryMarshal.Cast<double, Vector256<double>>(_second.AsSpan())[..moved.Length];
        var (decay, shrink, beta1, beta2) = (Vector256.Create(at.Decay), Vector256.Create(at.Shrink), Vector256.Create(adam.Beta1), Vector256.Create(adam.Beta2));
        var (correction, epsilon) = (Vector256.Create(at.Correction), Vector256.Create(adam.Epsilon));
        for (var i = 0; i < moved.Length; i++)
        {
            var g = Vector256.FusedMultiplyAdd(decay, moved[i], gradients[i]);
            first[i] = Vector256.FusedMultiplyAdd(beta1, first[i], at.Share1 * g);
            second[i] = Vector256.FusedMultiplyAdd(beta2, second[i], at.Share2 * g * g);
            moved[i] = Vector256.FusedMultiplyAdd(moved[i], shrink, -(at.Step * first[i] / Vector256.FusedMultiplyAdd(Vector256.Sqrt(second[i]), correction, epsilon)));
        }

        return 4 * moved.Length;
    }

    private void Sgd(SgdSettings sgd, Span<double> values, ReadOnlySpan<double> gradient, double rate)
    {
        var i = Vectors(sgd, values, gradient, rate);
        for (; i < values.Length; i++)
        {
            var g = Math.FusedMultiplyAdd(sgd.WeightDecay, values[i], gradient[i]);
            _first[i] = Math.FusedMultiplyAdd(sgd.Momentum, _first[i], g);
            values[i] -= rate * (sgd.Nesterov ? Math.FusedMultiplyAdd(sgd.Momentum, _first[i], g) : _first[i]);
        }
    }

    private int Vectors(SgdSettings sgd, Span<double> values, ReadOnlySpan<double> gradient, double rate)
    {
        var moved = MemoryMarshal.Cast<double, Vector256<double>>(values);
        var gradients = MemoryMarshal.Cast<double, Vector256<double>>(gradient)[..moved.Length];
        var first = MemoryMarshal.Cast<double, Vector256<double>>(_first.AsSpan())[..moved.Length];
        var (decay, momentum, nesterov) = (Vector256.Create(sgd.WeightDecay), Vector256.Create(sgd.Momentum), sgd.Nesterov);
        for (var i = 0; i < moved.Length; i++)
        {
            var g = Vector256.FusedMultiplyAdd(decay, moved[i], gradients[i]);
            first[i] = Vector256.FusedMultiplyAdd(momentum, first[i], g);
            moved[i] -= rate * (nesterov ? Vector256.FusedMultiplyAdd(momentum, first[i], g) : first[i]);
        }

        return 4 * moved.Length;
    }
}
