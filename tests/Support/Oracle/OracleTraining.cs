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
    private readonly OracleOptimizer _optimizer;

    public OracleTraining(Architecture architecture, IEnumerable<double> parameters, Mask mask, LossFunction loss, OptimizerSettings settings)
    {
        _network = new OracleNetwork(architecture);
        Parameters = [.. parameters];
        (_mask, _loss, _settings) = (mask, loss, settings);
        _optimizer = new OracleOptimizer(Parameters.Length, settings);
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
        _optimizer.Step(Parameters, gradient, i => _mask[i] || _settings is SgdSettings { DecaysMasked: true });
        return value;
    }
}
