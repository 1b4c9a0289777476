using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Pruning.Seekers.LearnedMasks;

/// <summary>Weights w behind gates sigma(beta s) / sigma(s0), learned together.</summary>
internal sealed class SoftGates
{
    private readonly double[] _weights, _scores, _gates, _slopes, _weightGradient, _scoreGradient;
    private readonly DenseOptimizer _weightOptimizer, _scoreOptimizer;
    private readonly double _initial, _full;

    public SoftGates(ReadOnlySpan<float> parameters, ContinuousSparsificationSettings settings)
    {
        var count = parameters.Length;
        (_weights, _scores, _gates, _slopes) = (new double[count], new double[count], new double[count], new double[count]);
        (_weightGradient, _scoreGradient) = (new double[count], new double[count]);
        _weightOptimizer = new DenseOptimizer(settings.WeightOptimizer, count);
        _scoreOptimizer = new DenseOptimizer(settings.GateOptimizer, count);
        _initial = settings.InitialScore;
        _full = 1 / Sigmoid(_initial);
        for (var i = 0; i < count; i++)
        {
            _weights[i] = parameters[i];
        }

        Array.Fill(_scores, _initial);
    }

    /// <summary>s of every parameter.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>w of every parameter.</summary>
    public float[] Weights => Array.ConvertAll(_weights, static w => (float)w);

    /// <summary>The weights as the network has them behind their gates.</summary>
    public void WriteEffective(double temperature, Span<float> effective)
    {
        for (var i = WriteVectors(temperature, effective); i < effective.Length; i++)
        {
            var open = Sigmoid(temperature * _scores[i]);
            _gates[i] = _full * open;
            _slopes[i] = _full * temperature * open * (1 - open);
            effective[i] = (float)(_weights[i] * _gates[i]);
        }
    }

    // The same eight at a time, as far as there are eight; returns how many are done.
    private int WriteVectors(double temperature, Span<float> effective)
    {
        var result = MemoryMarshal.Cast<float, Vector256<float>>(effective);
        var count = 2 * result.Length;
        var weights = MemoryMarshal.Cast<double, Vector256<double>>(_weights.AsSpan())[..count];
        var scores = MemoryMarshal.Cast<double, Vector256<double>>(_scores.AsSpan())[..count];
        var gates = MemoryMarshal.Cast<double, Vector256<double>>(_gates.AsSpan())[..count];
        var slopes = MemoryMarshal.Cast<double, Vector256<double>>(_slopes.AsSpan())[..count];
        var (one, slope) = (Vector256<double>.One, _full * temperature);
        for (var i = 0; i < count; i++)
        {
            var open = one / (one + DeterministicMath.Exp(-(temperature * scores[i])));
            gates[i] = _full * open;
            slopes[i] = slope * open * (one - open);
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Vector256.Narrow(weights[2 * i] * gates[2 * i], weights[(2 * i) + 1] * gates[(2 * i) + 1]);
        }

        return 8 * result.Length;
    }

    /// <summary>One step of weights and gates, given the loss's gradient by the effective weights that were last written.</summary>
    public void Step(ReadOnlySpan<double> gradient, double penalty, double rateFactor)
    {
        for (var i = MultiplyVectors(gradient, penalty); i < gradient.Length; i++)
        {
            _weightGradient[i] = gradient[i] * _gates[i];
            _scoreGradient[i] = Math.FusedMultiplyAdd(gradient[i], _weights[i], penalty) * _slopes[i];
        }

        _weightOptimizer.Step(_weights, _weightGradient, rateFactor);
        _scoreOptimizer.Step(_scores, _scoreGradient, rateFactor);
    }

    private int MultiplyVectors(ReadOnlySpan<double> gradient, double penalty)
    {
        var gradients = MemoryMarshal.Cast<double, Vector256<double>>(gradient);
        var weights = MemoryMarshal.Cast<double, Vector256<double>>(_weights.AsSpan())[..gradients.Length];
        var gates = MemoryMarshal.Cast<double, Vector256<double>>(_gates.AsSpan())[..gradients.Length];
        var slopes = MemoryMarshal.Cast<double, Vector256<double>>(_slopes.AsSpan())[..gradients.Length];
        var ofWeights = MemoryMarshal.Cast<double, Vector256<double>>(_weightGradient.AsSpan())[..gradients.Length];
        var ofScores = MemoryMarshal.Cast<double, Vector256<double>>(_scoreGradient.AsSpan())[..gradients.Length];
        var push = Vector256.Create(penalty);
        for (var i = 0; i < gradients.Length; i++)
        {
            ofWeights[i] = gradients[i] * gates[i];
            ofScores[i] = Vector256.FusedMultiplyAdd(gradients[i], weights[i], push) * slopes[i];
        }

        return 4 * gradients.Length;
    }

    /// <summary>Between rounds: s becomes min(beta s, s0), so that what was closed stays closed and what is open starts again.</summary>
    public void BeginNextRound(double temperature)
    {
        for (var i = 0; i < _scores.Length; i++)
        {
            _scores[i] = Math.Min(temperature * _scores[i], _initial);
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + DeterministicMath.Exp(-x));
}
