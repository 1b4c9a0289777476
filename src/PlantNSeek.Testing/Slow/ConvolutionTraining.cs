using PlantNSeek.Networks;
using PlantNSeek.Testing.Slow.Modules;
using PlantNSeek.Training;

namespace PlantNSeek.Testing.Slow;

/// <summary>
/// The second, slow implementation of training for networks with convolutions: masked entries are 0 from the start and stay so, and each step's pass moves
/// the running statistics, which no optimiser touches.
/// </summary>
internal sealed class ConvolutionTraining(ConvolutionOracle oracle, double[] parameters, bool[] mask, LossFunction loss, OptimizerSettings settings)
{
    private readonly OracleOptimizer _optimizer = new(parameters.Length, settings);
    private readonly bool[] _trained = oracle.Modules.Where(tensor => !tensor.IsStatistic);

    /// <summary>The whole buffer, running statistics too.</summary>
    public double[] Parameters { get; } = [.. parameters.Select((value, i) => mask[i] ? value : 0)];

    /// <summary>Goes on from the optimiser's state of another training of the same network.</summary>
    public void ContinueFrom(ConvolutionTraining previous) => _optimizer.ContinueFrom(previous._optimizer);

    /// <summary>One step on a batch; returns the loss before it.</summary>
    public double Step(Batch batch, double? learningRate = null)
    {
        var gradient = new double[Parameters.Length];
        var value = oracle.LossAndGradient(Parameters, batch, loss, NormalisationMode.BatchStatistics, gradient);
        oracle.UpdateStatistics(Parameters, [.. batch.Inputs.ToArray().Select(x => (double)x)]);
        _optimizer.Step(Parameters, gradient, i => mask[i] && _trained[i], learningRate);
        return value;
    }
}
