using PlantNSeek.Networks;
using PlantNSeek.Testing.Slow.Modules;

namespace PlantNSeek.Testing.Slow;

/// <summary>The slow implementation as pruners see a network.</summary>
internal sealed class SlowNetwork(NetworkGraph graph, OracleModules modules, ScoringMode scoring) : IDifferentiableNetwork
{
    private readonly ConvolutionOracle _oracle = new(modules);

    public NetworkGraph Graph => graph;

    public ScoringMode Scoring => scoring;

    public int InputWidth => modules.InputShape.Size;

    public int OutputWidth => modules.OutputWidth;

    private NormalisationMode Mode => scoring.UsesBatchStatistics ? NormalisationMode.BatchStatistics : NormalisationMode.RunningStatistics;

    public void Outputs(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var count = inputs.Length / InputWidth;
        Sizes.Require(parameters.Length, "the parameter buffer", modules.Count);
        Sizes.Require(inputs.Length, "the inputs", count * InputWidth);
        Sizes.Require(outputs.Length, "the output buffer", count * OutputWidth);
        var exact = _oracle.Outputs(Wide(parameters), Wide(inputs), NormalisationMode.RunningStatistics);
        for (var i = 0; i < exact.Length; i++)
        {
            outputs[i] = (float)exact[i];
        }
    }

    public double LossAndGradient(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, Span<double> gradient)
    {
        Check(parameters.Length, batch, loss);
        Sizes.Require(gradient.Length, "the gradient buffer", modules.Count);
        return _oracle.LossAndGradient(Wide(parameters), batch, loss, Mode, gradient);
    }

    public void HessianVectorProduct(ReadOnlySpan<float> parameters, Batch batch, LossFunction loss, ReadOnlySpan<double> direction, Span<double> product)
    {
        Check(parameters.Length, batch, loss);
        Sizes.Require(direction.Length, "the direction", modules.Count);
        Sizes.Require(product.Length, "the product buffer", modules.Count);
        _oracle.HessianVectorProduct(Wide(parameters), batch, loss, Mode, direction, product);
    }

    public void OutputGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, ReadOnlySpan<double> outputWeights, Span<double> gradient)
    {
        Sizes.Require(parameters.Length, "the parameter buffer", modules.Count);
        Sizes.Require(input.Length, "the input", InputWidth);
        Sizes.Require(outputWeights.Length, "the output weights", OutputWidth);
        Sizes.Require(gradient.Length, "the gradient buffer", modules.Count);
        _oracle.OutputGradient(parameters, input, outputWeights, scoring.NormalisesFlow ? NormalisationMode.RunningStatistics : NormalisationMode.Identity, gradient);
    }

    internal static double[] Wide(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    private void Check(int parameters, Batch batch, LossFunction loss)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Sizes.Require(parameters, "the parameter buffer", modules.Count);
        Sizes.Require(batch, loss, InputWidth, OutputWidth);
    }
}
