using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.TestSupport.Golden;

/// <summary>Pruning scores from what an engine computes, raw (not divided by their sum), one for each number of the buffer.</summary>
internal static class ConvolutionScores
{
    private const double GraspTemperature = 200;

    /// <summary>SNIP: <c>|theta * gradient|</c>.</summary>
    public static double[] Snip(ConvolutionGolden golden, double[] theta, NormalisationMode mode) =>
        [.. theta.Zip(Gradient(golden, theta, mode, temperature: 1), static (t, g) => Math.Abs(t * g))];

    /// <summary>GraSP: <c>theta * (H g)</c>, where g is the gradient by what may be pruned.</summary>
    public static double[] Grasp(ConvolutionGolden golden, PrunedVariant variant, NormalisationMode mode)
    {
        var gradient = Gradient(golden, golden.Parameters, mode, GraspTemperature);
        var (direction, product) = (variant.Into(new double[gradient.Length], variant.Of(gradient)), new double[gradient.Length]);
        golden.Exact.HessianVectorProduct(
            golden.Parameters, golden.Batch, new LossFunction(LossKind.SoftmaxCrossEntropy, GraspTemperature), mode, direction, product);
        return [.. golden.Parameters.Zip(product, static (t, h) => t * h)];
    }

    /// <summary>SynFlow: <c>|theta| * dR/d|theta|</c>, R the sum of the outputs for one input of ones, with every number of the buffer at its absolute value.</summary>
    public static double[] SynFlow(ConvolutionGolden golden, double[] theta, NormalisationMode mode)
    {
        var (positive, gradient) = (Array.ConvertAll(theta, Math.Abs), new double[theta.Length]);
        golden.Exact.OutputGradient(positive, Ones(golden.Modules.InputShape.Size), Ones(golden.Modules.OutputWidth), mode, gradient);
        return [.. positive.Zip(gradient, static (t, g) => Math.Abs(t * g))];
    }

    /// <summary>R itself.</summary>
    public static double Flow(ConvolutionGolden golden, NormalisationMode mode) =>
        golden.Exact.Outputs(Array.ConvertAll(golden.Parameters, Math.Abs), Ones(golden.Modules.InputShape.Size), mode).Sum();

    private static double[] Gradient(ConvolutionGolden golden, double[] theta, NormalisationMode mode, double temperature)
    {
        var gradient = new double[theta.Length];
        golden.Exact.LossAndGradient(theta, golden.Batch, new LossFunction(LossKind.SoftmaxCrossEntropy, temperature), mode, gradient);
        return gradient;
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
