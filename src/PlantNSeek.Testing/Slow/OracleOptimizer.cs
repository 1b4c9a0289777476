using PlantNSeek.Numerics;
using PlantNSeek.Training;

namespace PlantNSeek.Testing.Slow;

/// <summary>The second, slow implementation of Adam and SGD: PyTorch's formulas, one parameter after the other, in double.</summary>
internal sealed class OracleOptimizer(int count, OptimizerSettings settings)
{
    private readonly double[] _first = new double[count], _second = new double[count];
    private int _steps;

    /// <summary>One step of the parameters that move.</summary>
    public void Step(double[] parameters, double[] gradient, Func<int, bool> moves, double? learningRate = null)
    {
        var rate = learningRate ?? settings.LearningRate;
        _steps++;
        for (var i = 0; i < count; i++)
        {
            if (moves(i))
            {
                var decoupled = settings is AdamSettings { Decoupled: true };
                var g = gradient[i] + (decoupled ? 0 : settings.WeightDecay * parameters[i]);
                parameters[i] *= decoupled ? 1 - (rate * settings.WeightDecay) : 1;
                parameters[i] -= settings is AdamSettings adam ? AdamStep(adam, i, g, rate) : SgdStep((SgdSettings)settings, i, g, rate);
            }
        }
    }

    /// <summary>Goes on from the moments and the number of steps of another.</summary>
    public void ContinueFrom(OracleOptimizer previous)
    {
        previous._first.CopyTo(_first, 0);
        previous._second.CopyTo(_second, 0);
        _steps = previous._steps;
    }

    private double AdamStep(AdamSettings adam, int i, double g, double rate)
    {
        _first[i] = (adam.Beta1 * _first[i]) + ((1 - adam.Beta1) * g);
        _second[i] = (adam.Beta2 * _second[i]) + ((1 - adam.Beta2) * g * g);
        var corrected = Math.Sqrt(_second[i]) / Math.Sqrt(1 - DeterministicMath.Pow(adam.Beta2, _steps));
        return rate / (1 - DeterministicMath.Pow(adam.Beta1, _steps)) * _first[i] / (corrected + adam.Epsilon);
    }

    private double SgdStep(SgdSettings sgd, int i, double g, double rate)
    {
        _first[i] = (sgd.Momentum * _first[i]) + g;
        return rate * (sgd.Nesterov ? g + (sgd.Momentum * _first[i]) : _first[i]);
    }
}
