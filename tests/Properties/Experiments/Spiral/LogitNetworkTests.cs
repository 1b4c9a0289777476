using PlantNSeek.Experiments.Spiral;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TestSupport.Oracle;

namespace PlantNSeek.Properties.Experiments.Spiral;

public sealed class LogitNetworkTests
{
    private static readonly LossFunction CrossEntropy = new(LossKind.SoftmaxCrossEntropy);

    [PinnedProperty(MaxTest = 50), Spec("SPIRAL-023")]
    public void Loss_IsLogistic_AndDerivativesAreItsOwn(Architecture any, Seed seed)
    {
        int[] widths = [.. any.Widths];
        widths[^1] = 1;
        var network = new LogitNetwork(new Architecture(widths));
        var random = seed.Stream("logit");
        var parameters = Draw(network.Layout.Count);
        var inputs = Draw(6 * widths[0]);
        int[] labels = [0, 1, 1, 0, 1, 0];
        var batch = Batch.Classification(inputs, widths[0], labels, 2);

        var gradient = new double[parameters.Length];
        var loss = network.LossAndGradient(parameters, batch, CrossEntropy, gradient);
        Assert.That(loss, Is.EqualTo(Logistic(Wide(parameters))).Within(1e-11));

        // By the chain rule through the one output, each sample alone.
        var single = new OracleNetwork(network.Layout.Architecture);
        var (expected, one) = (new double[parameters.Length], new double[parameters.Length]);
        for (var sample = 0; sample < labels.Length; sample++)
        {
            var input = Wide(inputs)[(sample * widths[0])..((sample + 1) * widths[0])];
            var z = single.Outputs(Wide(parameters), input)[0];
            single.OutputGradient(Wide(parameters), input, [((1 / (1 + Math.Exp(-z))) - labels[sample]) / labels.Length], one);
            expected = [.. expected.Zip(one, (a, b) => a + b)];
        }

        Assert.That(gradient, Is.EqualTo(expected).Within(1e-11));

        var direction = Wide(Draw(parameters.Length));
        var (product, wide, exact) = (new double[parameters.Length], new double[network.TwoClasses.Layout.Count], new double[parameters.Length]);
        network.HessianVectorProduct(parameters, batch, CrossEntropy, direction, product);
        new OracleNetwork(network.TwoClasses).HessianVectorProduct(network.Widen<float>(parameters), batch, CrossEntropy, network.Widen<double>(direction), wide);
        network.Narrow<double>(wide, exact);
        Assert.That(product, Is.EqualTo(exact).Within(1e-9));

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
        double Logistic(double[] at) => new OracleNetwork(network.Layout.Architecture).Outputs(at, Wide(inputs))
            .Select((z, i) => Math.Log(1 + Math.Exp(labels[i] == 1 ? -z : z))).Average();
    }

    [Test, Spec("SPIRAL-023")]
    public void TwoOutputs_AreRefused() =>
        Assert.That(() => new LogitNetwork(new Architecture(2, 3, 2)), Throws.ArgumentException.With.Message.Contains("2-3-2"));

    private static double[] Wide(float[] values) => Array.ConvertAll(values, v => (double)v);
}
