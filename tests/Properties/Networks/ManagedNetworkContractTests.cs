using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Training;

namespace PlantNSeek.Properties.Networks;

/// <summary>What callers rely on: independence of samples and threads, and errors that say what does not fit.</summary>
[TestFixture]
public class ManagedNetworkContractTests
{
    private static readonly Architecture Small = new(2, 3, 2);

    private static readonly LossFunction SquaredError = new(LossKind.MeanSquaredError);

    [PinnedProperty(MaxTest = 40)]
    [Spec("NET-006")]
    public void Outputs_OfASample_DoNotDependOnTheOthers(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var (widthIn, widthOut) = (problem.Architecture.InputWidth, problem.Architecture.OutputWidth);
        var random = seed.Stream("many samples");
        float[] inputs = [.. Enumerable.Range(0, 70 * widthIn).Select(_ => (float)random.NextUniform(-1, 1))];
        var network = new ManagedNetwork(problem.Architecture);
        var (together, alone) = (new float[70 * widthOut], new float[widthOut]);
        network.Outputs(problem.Parameters, inputs, together);
        for (var s = 0; s < 70; s += 23)
        {
            network.Outputs(problem.Parameters, inputs.AsSpan(s * widthIn, widthIn), alone);
            Assert.That(alone, Is.EqualTo(together[(s * widthOut)..((s + 1) * widthOut)]));
        }
    }

    [Test]
    [Spec("NET-006")]
    public void LossAndGradient_GiveTheSameBits_OnSeveralThreadsAndForLargeBatches()
    {
        var problem = TrainingCase.Of(new Architecture(2, 5, 5, 3), new Seed(4));
        int[] many = [.. Enumerable.Range(0, 600).Select(i => i % problem.Data.Count)];
        var network = new ManagedNetwork(problem.Architecture);
        var results = new double[8][];
        var expected = Gradient(problem.Data.Take(many));
        Parallel.For(0, results.Length, i =>
        {
            Gradient(i % 2 == 0 ? problem.Data : problem.Data.Take(many.AsSpan(i))); // other sizes in between
            results[i] = Gradient(problem.Data.Take(many));
        });
        Assert.That(results, Is.All.EqualTo(expected));

        double[] Gradient(Batch batch)
        {
            var gradient = new double[problem.Parameters.Length];
            network.LossAndGradient(problem.Parameters, batch, LossFunction.For(batch), gradient);
            return gradient;
        }
    }

    [Test]
    [Spec("NET-006")]
    public void Gradient_OfALargeBatch_IsTheMeanOverItsParts()
    {
        var problem = TrainingCase.Of(new Architecture(2, 5, 5, 3), new Seed(4));
        int[] many = [.. Enumerable.Range(0, 70 * problem.Data.Count).Select(i => i % problem.Data.Count)]; // several chunks
        var (network, whole, part) = (new ManagedNetwork(problem.Architecture), new double[problem.Parameters.Length], new double[problem.Parameters.Length]);
        var lossOfWhole = network.LossAndGradient(problem.Parameters, problem.Data.Take(many), problem.Loss, whole);
        var lossOfPart = network.LossAndGradient(problem.Parameters, problem.Data, problem.Loss, part);
        Assert.That(lossOfWhole, Is.EqualTo(lossOfPart).Within(1e-12));
        Assert.That(whole, Is.EqualTo(part).Within(1e-12));
        double[] direction = [.. part.Select((_, i) => (i % 5) - 2.0)];
        network.HessianVectorProduct(problem.Parameters, problem.Data.Take(many), problem.Loss, direction, whole);
        network.HessianVectorProduct(problem.Parameters, problem.Data, problem.Loss, direction, part);
        Assert.That(whole, Is.EqualTo(part).Within(1e-12));
    }

    [Test]
    [Spec("NET-007")]
    public void SizesThatDoNotFit_AreErrorsWithBothValues()
    {
        var network = new ManagedNetwork(Small);
        var parameters = new float[Small.Layout.Count];
        var (gradient, batch) = (new double[parameters.Length], Batch.Regression(new float[4], 2, new float[4], 2));
        var labels = Batch.Classification(new float[4], 2, [0, 1], 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => network.Outputs(new float[3], new float[2], new float[2]), Throws.ArgumentException.With.Message.Contains("3 entries").And.Message.Contains("17"));
            Assert.That(() => network.Outputs(parameters, new float[3], new float[2]), Throws.ArgumentException.With.Message.Contains("3 entries"));
            Assert.That(() => network.Outputs(parameters, new float[4], new float[5]), Throws.ArgumentException.With.Message.Contains("5 entries"));
            Assert.That(() => network.LossAndGradient(parameters, batch, SquaredError, new double[2]), Throws.ArgumentException.With.Message.Contains("2 entries"));
            Assert.That(() => network.LossAndGradient(parameters, labels, SquaredError, gradient), Throws.ArgumentException.With.Message.Contains("class labels"));
            Assert.That(
                () => network.LossAndGradient(parameters, batch, SquaredError with { Temperature = 0 }, gradient),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("temperature is 0"));
            Assert.That(() => network.HessianVectorProduct(parameters, batch, SquaredError, new double[1], gradient), Throws.ArgumentException.With.Message.Contains("1 entries"));
            Assert.That(() => network.OutputGradient(gradient, new double[3], new double[2], gradient), Throws.ArgumentException.With.Message.Contains("3 entries"));
            Assert.That(() => network.OutputGradient(gradient, new double[2], new double[4], gradient), Throws.ArgumentException.With.Message.Contains("4 entries"));
        }
    }
}
