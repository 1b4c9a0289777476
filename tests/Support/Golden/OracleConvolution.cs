using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.TestSupport.Oracle.Convolution.Graphs;
using PlantNSeek.Training;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>The tests' second implementation, compared with the reference files.</summary>
internal sealed class OracleConvolution(OracleModules modules) : IExactConvolution
{
    private readonly ConvolutionOracle _oracle = new(modules);

    public IReadOnlyDictionary<string, double[]> Maps(double[] parameters, double[] inputs, NormalisationMode mode) =>
        _oracle.Maps(parameters, inputs, mode).ToDictionary(map => map.Key, map => Array.ConvertAll(map.Value.Values, y => y.Value));

    public double[] Outputs(double[] parameters, double[] inputs, NormalisationMode mode) => _oracle.Outputs(parameters, inputs, mode);

    public double LossAndGradient(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] gradient) =>
        _oracle.LossAndGradient(parameters, batch, loss, mode, gradient);

    public void HessianVectorProduct(double[] parameters, Batch batch, LossFunction loss, NormalisationMode mode, double[] direction, double[] product) =>
        _oracle.HessianVectorProduct(parameters, batch, loss, mode, direction, product);

    public void OutputGradient(double[] parameters, double[] input, double[] outputWeights, NormalisationMode mode, double[] gradient) =>
        _oracle.OutputGradient(parameters, input, outputWeights, mode, gradient);

    public double[] AfterPass(double[] parameters, double[] inputs)
    {
        double[] after = [.. parameters];
        _oracle.UpdateStatistics(after, inputs);
        return after;
    }

    public IExactTraining Begin(double[] parameters, bool[] mask, Batch batch, LossFunction loss, OptimizerSettings settings) =>
        new Training(new ConvolutionTraining(_oracle, parameters, mask, loss, settings), batch);

    public IDifferentiableNetwork Network(ScoringMode scoring) => new OracleGraphNetwork(modules, scoring);

    public void Dispose()
    {
    }

    private sealed class Training(ConvolutionTraining training, Batch batch) : IExactTraining
    {
        public double[] Parameters => training.Parameters;

        public double Step() => training.Step(batch);

        public void Dispose()
        {
        }
    }
}
