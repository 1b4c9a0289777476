using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;

namespace PlantNSeek.TestSupport.Oracle;

/// <summary>The second, slow implementation of training: PyTorch's formulas, one parameter after the other, in double.</summary>
public sealed class OracleTraining
{
    private readonly OracleNetwork _network;
    private readonly Mask _mask;
    private readonly LossFunction _loss;
    private readonly OptimizerSettings _settings;
    private readonly double[] _first, _second;
    private int _steps;

    public OracleTraining(Architecture architecture, IEnumerable<double> parameters, Mask mask, LossFunction loss, OptimizerSettings settings)
    {
        _network = new OracleNetwork(architecture);
        Parameters = [.. parameters];
        (_mask, _loss, _settings) = (mask, loss, settings);
        (_first, _second) = (new double[Parameters.Length], new double[Parameters.Length]);
    }

    /// <summary>All parameters, masked ones as they were passed in or decayed.</summary>
    public double[] Parameters { get; }

    /// <summary>The mean loss and its gradient under the mask; 0 at masked entries.</summary>
    public double LossAndGradient(Batch batch, double[] gradient)
    {
        var value = _network.LossAndGradient(_mask.Apply<double>(Parameters), batch, _loss, gradient);
        _mask.ApplyTo(gradient.AsSpan());
        return value;
    }

    /// <summary>One step on a batch; returns the loss before it.</summary>
    public double Step(Batch batch)
    {
        var gradient = new double[Parameters.Length];
        var value = LossAndGradient(batch, gradient);
        _steps++;
        for (var i = 0; i < gradient.Length; i++)
        {
            if (_mask[i] || _settings is SgdSettings { DecaysMasked: true })
            {
                var decoupled = _settings is AdamSettings { Decoupled: true };
                var g = gradient[i] + (decoupled ? 0 : _settings.WeightDecay * Parameters[i]);
                Parameters[i] *= decoupled ? 1 - (_settings.LearningRate * _settings.WeightDecay) : 1;
                Parameters[i] -= _settings is AdamSettings adam ? AdamStep(adam, i, g) : SgdStep((SgdSettings)_settings, i, g);
            }
        }

        return value;
    }

    private double AdamStep(AdamSettings adam, int i, double g)
    {
        _first[i] = (adam.Beta1 * _first[i]) + ((1 - adam.Beta1) * g);
        _second[i] = (adam.Beta2 * _second[i]) + ((1 - adam.Beta2) * g * g);
        var corrected = Math.Sqrt(_second[i]) / Math.Sqrt(1 - Math.Pow(adam.Beta2, _steps));
        return adam.LearningRate / (1 - Math.Pow(adam.Beta1, _steps)) * _first[i] / (corrected + adam.Epsilon);
    }

    private double SgdStep(SgdSettings sgd, int i, double g)
    {
        _first[i] = (sgd.Momentum * _first[i]) + g;
        return sgd.LearningRate * (sgd.Nesterov ? g + (sgd.Momentum * _first[i]) : _first[i]);
    }
}
