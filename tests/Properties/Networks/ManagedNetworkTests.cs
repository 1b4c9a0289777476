using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Properties.Training;
using PlantNSeek.TestSupport.Oracle;

namespace PlantNSeek.Properties.Networks;

/// <summary>The engine's outputs and derivatives against plain loops in double.</summary>
[TestFixture]
public class ManagedNetworkTests
{
    [PinnedProperty(MaxTest = 60)]
    [Spec("NET-001")]
    public void Outputs_AreThoseOfPlainLoops(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var actual = new float[problem.Data.Count * problem.Architecture.OutputWidth];
        new ManagedNetwork(problem.Architecture).Outputs(problem.Parameters, problem.Data.Inputs, actual);
        var expected = new OracleNetwork(problem.Architecture).Outputs(
            [.. problem.Parameters.Select(p => (double)p)], [.. problem.Data.Inputs.ToArray().Select(x => (double)x)]);
        AssertClose([.. actual.Select(y => (double)y)], expected, 1e-5);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("NET-002")]
    public void LossAndGradient_AreThoseOfPlainLoops(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var (loss, parameters) = (AnyLoss(problem, seed), problem.Mask.Apply<float>(problem.Parameters));
        var (actual, expected) = (Filled(parameters.Length), Filled(parameters.Length));
        var value = new ManagedNetwork(problem.Architecture).LossAndGradient(parameters, problem.Data, loss, actual);
        var exact = new OracleNetwork(problem.Architecture).LossAndGradient(parameters, problem.Data, loss, expected);
        Assert.That(value, Is.EqualTo(exact).Within(1e-10 * Math.Max(1, exact)));
        AssertClose(actual, expected, 1e-10);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("NET-004")]
    public void HessianVectorProduct_IsThatOfDualNumbers(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var (loss, parameters, random) = (AnyLoss(problem, seed), problem.Mask.Apply<float>(problem.Parameters), seed.Stream("direction"));
        double[] direction = [.. parameters.Select(_ => random.NextNormal())];
        var (actual, expected) = (Filled(parameters.Length), Filled(parameters.Length));
        new ManagedNetwork(problem.Architecture).HessianVectorProduct(parameters, problem.Data, loss, direction, actual);
        new OracleNetwork(problem.Architecture).HessianVectorProduct(parameters, problem.Data, loss, direction, expected);
        AssertClose(actual, expected, 1e-10);
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("NET-005")]
    public void OutputGradient_IsThatOfPlainLoops_AlsoBeyondTheRangeOfAFloat(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var (scale, random) = (seed.Value % 2 == 0 ? 1 : 1e30, seed.Stream("outputs"));
        double[] parameters = [.. problem.Parameters.Select(p => Math.Abs(p) * scale)];
        double[] input = [.. Enumerable.Range(0, problem.Architecture.InputWidth).Select(_ => random.NextUniform(0, 2))];
        double[] weights = [.. Enumerable.Range(0, problem.Architecture.OutputWidth).Select(_ => random.NextUniform(0, 2))];
        var (actual, expected) = (Filled(parameters.Length), Filled(parameters.Length));
        new ManagedNetwork(problem.Architecture).OutputGradient(parameters, input, weights, actual);
        new OracleNetwork(problem.Architecture).OutputGradient(parameters, input, weights, expected);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(1e-12 * Math.Abs(expected[i])), problem.Architecture.Layout.Describe(i));
        }
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("NET-003")]
    public void Gradient_IsTheSlopeOfTheLoss_AwayFromKinks(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, new Seed(0));
        var (layout, loss, random) = (problem.Architecture.Layout, AnyLoss(problem, seed), seed.Stream("signs"));
        var parameters = (float[])problem.Parameters.Clone();
        for (var layer = 0; layer < architecture.LayerCount - 1; layer++)
        {
            foreach (var o in Enumerable.Range(0, architecture.Widths[layer + 1]))
            {
                parameters[layout.BiasIndex(layer, o)] = random.NextInt32(4) == 0 ? -1000 : 3; // far from 0 on either side
            }

            for (var i = layout.Weight(layer).Offset; i < layout.Weight(layer).End; i++)
            {
                parameters[i] = (float)random.NextUniform(-0.1, 0.1);
            }
        }

        var gradient = new double[parameters.Length];
        var network = new ManagedNetwork(architecture);
        network.LossAndGradient(parameters, problem.Data, loss, gradient);
        var index = random.NextInt32(parameters.Length);
        var (up, down) = ((float[])parameters.Clone(), (float[])parameters.Clone());
        (up[index], down[index]) = (parameters[index] + 0.0078125f, parameters[index] - 0.0078125f);
        var rise = network.LossAndGradient(up, problem.Data, loss, new double[parameters.Length])
            - network.LossAndGradient(down, problem.Data, loss, new double[parameters.Length]);
        var slope = rise / ((double)up[index] - down[index]);
        Assert.That(gradient[index], Is.EqualTo(slope).Within(1e-3 * Math.Max(0.1, Math.Abs(slope))), layout.Describe(index));
    }

    private static LossFunction AnyLoss(TrainingCase problem, Seed seed)
    {
        var random = seed.Stream("loss");
        return new LossFunction(problem.Loss.Kind, random.NextInt32(3) == 0 ? 200 : random.NextUniform(0.5, 2), random.NextInt32(3) == 0);
    }

    // Results are overwritten, not added to.
    private static double[] Filled(int count)
    {
        var values = new double[count];
        Array.Fill(values, 3);
        return values;
    }

    private static void AssertClose(double[] actual, double[] expected, double tolerance)
    {
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(tolerance * scale), $"entry {i}");
        }
    }
}
