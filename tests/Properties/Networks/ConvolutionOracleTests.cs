using PlantNSeek.Networks;
using PlantNSeek.Numerics;
using PlantNSeek.TestSupport.Oracle.Convolution;

namespace PlantNSeek.Properties.Networks;

/// <summary>The tests' slow convolutions against difference quotients, on networks that one can draw.</summary>
[TestFixture]
public sealed class ConvolutionOracleTests
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-7;

    private static readonly OracleModules[] Tiny = [TinyModules.Plain, TinyModules.Residual, TinyModules.BatchNorm];

    [Test, Spec("CONV-014")]
    public void Gradient_IsTheDifferenceQuotientOfTheLoss([Range(0, 2)] int network, [Values] NormalisationMode mode, [Values] bool regression)
    {
        var (oracle, theta, batch) = Problem(network, regression);
        var gradient = new double[theta.Length];
        double Loss(double[] at) => oracle.LossAndGradient(at, batch, LossFunction.For(batch), mode, new double[at.Length]);
        oracle.LossAndGradient(theta, batch, LossFunction.For(batch), mode, gradient);
        AssertClose(gradient, Quotients(oracle, theta, at => Loss(at)));
    }

    [Test, Spec("CONV-014")]
    public void OutputGradient_IsTheDifferenceQuotientOfTheOutputs([Range(0, 2)] int network, [Values] NormalisationMode mode)
    {
        var (oracle, theta, batch) = Problem(network, regression: false);
        double[] input = [.. batch.Inputs[..batch.InputWidth].ToArray().Select(x => (double)x)];
        double[] weights = [1, -2, 0.5];
        var gradient = new double[theta.Length];
        oracle.OutputGradient(theta, input, weights, mode, gradient);
        AssertClose(gradient, Quotients(oracle, theta, at => oracle.Outputs(at, input, mode).Zip(weights, static (y, w) => y * w).Sum()));
    }

    [Test, Spec("CONV-014")]
    public void HessianVectorProduct_IsTheDifferenceQuotientOfTheGradient([Range(0, 2)] int network, [Values] NormalisationMode mode, [Values] bool regression)
    {
        var (oracle, theta, batch) = Problem(network, regression);
        var (random, product) = (new RandomStream(5, "direction"), new double[theta.Length]);
        double[] direction = [.. oracle.Modules.Where(tensor => tensor.IsStatistic).Select(constant => constant ? 0 : random.NextNormal())];
        double[] Gradient(double step)
        {
            var gradient = new double[theta.Length];
            oracle.LossAndGradient([.. theta.Zip(direction, (t, d) => t + (step * d))], batch, LossFunction.For(batch), mode, gradient);
            return gradient;
        }

        oracle.HessianVectorProduct(theta, batch, LossFunction.For(batch), mode, direction, product);
        AssertClose(product, [.. Gradient(Step).Zip(Gradient(-Step), static (above, below) => (above - below) / (2 * Step))]);
    }

    [Test, Spec("CONV-015")]
    public void TheBuffer_HoldsWhatCanBePrunedFirst_ThenScalesAndShifts_ThenStatistics()
    {
        var modules = TinyModules.BatchNorm;
        Assert.That(
            modules.Tensors.Select(tensor => tensor.Name),
            Is.EqualTo((string[])["conv.weight", "fc.weight", "fc.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var"]));
        Assert.That(modules.Tensors.Select(tensor => modules.OffsetOf(tensor.Name)), Is.EqualTo((int[])[0, 54, 90, 93, 96, 99, 102]));
        Assert.That((modules.PrunableCount, modules.Count, modules.OutputWidth), Is.EqualTo((93, 105, 3)));
    }

    private static (ConvolutionOracle Oracle, double[] Theta, Batch Batch) Problem(int network, bool regression)
    {
        var (modules, random) = (Tiny[network], new RandomStream((ulong)network, "oracle"));
        double[] theta = [.. modules.Where(t => t.Kind == TensorKind.RunningVariance).Select(variance => variance ? random.NextUniform(0.5, 2) : random.NextNormal())];
        float[] inputs = [.. Enumerable.Range(0, 5 * modules.InputShape.Size).Select(_ => (float)random.NextNormal())];
        float[] values = [.. Enumerable.Range(0, 5 * modules.OutputWidth).Select(_ => (float)random.NextNormal())];
        var batch = regression
            ? Batch.Regression(inputs, modules.InputShape.Size, values, modules.OutputWidth)
            : Batch.Classification(inputs, modules.InputShape.Size, [0, 1, 2, 1, 0], modules.OutputWidth);
        return (new ConvolutionOracle(modules), theta, batch);
    }

    // By every number of the buffer; 0 for a running statistic, which is a constant.
    private static double[] Quotients(ConvolutionOracle oracle, double[] theta, Func<double[], double> value) =>
    [
        .. oracle.Modules.Where(tensor => tensor.IsStatistic).Select((constant, i) =>
        {
            double At(double step) => value([.. theta.Select((t, k) => k == i ? t + step : t)]);
            return constant ? 0 : (At(Step) - At(-Step)) / (2 * Step);
        }),
    ];

    private static void AssertClose(double[] actual, double[] expected)
    {
        var scale = Math.Max(1, expected.Max(Math.Abs));
        var worst = Enumerable.Range(0, expected.Length).MaxBy(i => Math.Abs(actual[i] - expected[i]));
        Assert.That(actual, Is.All.Matches<double>(double.IsFinite));
        Assert.That(expected, Has.Some.Not.Zero);
        Assert.That(actual[worst], Is.EqualTo(expected[worst]).Within(Tolerance * scale), $"entry {worst} of {expected.Length}, largest {scale}");
    }
}
