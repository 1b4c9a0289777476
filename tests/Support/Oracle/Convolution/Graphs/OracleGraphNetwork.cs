using PlantNSeek.Networks;

namespace PlantNSeek.TestSupport.Oracle.Convolution.Graphs;

/// <summary>The slow implementation of convolutional networks as pruners see a network.</summary>
public sealed class OracleGraphNetwork(OracleModules modules, ScoringMode scoring) : IDifferentiableNetwork
{
    private readonly ConvolutionOracle _oracle = new(modules);

    public NetworkGraph Graph { get; } = OracleGraph.Of(modules);

    public ScoringMode Scoring => scoring;

    public int InputWidth => modules.InputShape.Size;

    public int OutputWidth => modules.OutputWidth;

    private NormalisationMode Mode => scoring.UsesBatchStatistics ? NormalisationMode.BatchStatistics : NormalisationMode.RunningStatistics;

    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var exact = _oracle.Outputs(Widen(parameters), Widen(inputs), NormalisationMode.RunningStatistics);
        for (var i = 0; i < exact.Length; i++)
        {
            outputs[i] = (float)exact[i];
        }
    }

    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient) =>
        _oracle.LossAndGradient(Widen(parameters), batch, loss, Mode, gradient);

    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product) =>
        _oracle.HessianVectorProduct(Widen(parameters), batch, loss, Mode, direction, product);

    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient) =>
        _oracle.OutputGradient(parameters, input, outputWeights, scoring.NormalisesFlow ? NormalisationMode.RunningStatistics : NormalisationMode.Identity, gradient);

    internal static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}
