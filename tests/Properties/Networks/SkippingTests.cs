using System.Runtime.Intrinsics;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numerics;
using PlantNSeek.Numerics.Lanes;

namespace PlantNSeek.Properties.Networks;

/// <summary>What leaving out zeros must not change.</summary>
[TestFixture]
public class SkippingTests
{
    private static readonly LossFunction SquaredError = new(LossKind.MeanSquaredError);

    [Test]
    [Spec("NET-014")]
    public void Gradient_HasTheBitsOfScalarCode_AtAnyDensity(
        [Values(0, 0.01, 0.1, 0.5, 0.8, 1)] double density,
        [Values(1, 31, 33, 300)] int samples)
    {
        foreach (var architecture in new Architecture[] { new(3, 37, 21, 2), new(2, 70, 130, 3), new(17, 5) })
        {
            var (parameters, batch) = (Draw(architecture, density), Data(architecture, samples));
            var expected = ScalarGradient.Of(architecture, parameters, batch);
            var actual = new double[parameters.Length];
            foreach (var pass in Passes(architecture, samples))
            {
                Array.Fill(actual, 3);
                pass.LossAndGradient(parameters, batch, SquaredError, actual);
                Assert.That(Bits(actual), Is.EqualTo(Bits(expected)), $"{architecture}");
            }
        }
    }

    [TestCase(1, "weights of the last layer")]
    [TestCase(0, "weights of the first layer and all biases")]
    [Spec("NET-014")]
    public void Gradient_HasTheBitsOfScalarCode_WhereNothingReachesTheEnd(int dead, string zeroed)
    {
        var architecture = new Architecture(3, 40, 40, 2);
        var (layout, parameters) = (architecture.Layout, Draw(architecture, 0.6));
        foreach (var slice in layout.Slices)
        {
            if (dead == 1 ? slice == layout.Weight(2) : slice == layout.Weight(0) || slice.Kind == ParameterKind.Bias)
            {
                parameters.AsSpan(slice.Offset, slice.Length).Clear();
            }
        }

        var batch = Data(architecture, 40);
        var actual = new double[parameters.Length];
        foreach (var pass in Passes(architecture, 40))
        {
            pass.LossAndGradient(parameters, batch, SquaredError, actual);
            Assert.That(Bits(actual), Is.EqualTo(Bits(ScalarGradient.Of(architecture, parameters, batch))), zeroed);
        }
    }

    [Test]
    [Spec("NET-014")]
    public void Gradient_DoesNotDependOnCallsBefore()
    {
        var architecture = new Architecture(3, 37, 21, 2);
        var network = new ManagedNetwork(architecture);
        var actual = new double[architecture.Layout.Count];
        foreach (var (samples, density) in new[] { (300, 1.0), (40, 0.5), (300, 0.1), (3, 0.02), (17, 1), (280, 0.02) })
        {
            var (parameters, batch) = (Draw(architecture, density), Data(architecture, samples));
            network.HessianVectorProduct(parameters, batch, SquaredError, [.. parameters.Select(p => (double)p)], actual);
            network.LossAndGradient(parameters, batch, SquaredError, actual);
            Assert.That(Bits(actual), Is.EqualTo(Bits(ScalarGradient.Of(architecture, parameters, batch))), $"{samples} samples at {density}");
        }
    }

    [Test]
    [Spec("NET-014")]
    public void HessianVectorProduct_HasTheSameBits_WithMinusZeros([Values(0.05, 0.5)] double density)
    {
        var architecture = new Architecture(3, 37, 21, 2);
        var (parameters, batch, random) = (Draw(architecture, density), Data(architecture, 40), new RandomStream(6, "direction"));
        double[] direction = [.. parameters.Select(p => p == 0 ? 0 : random.NextNormal())];
        var (expected, actual) = (new double[direction.Length], new double[direction.Length]);
        new ManagedNetwork(architecture).HessianVectorProduct(parameters, batch, SquaredError, direction, expected);
        var minus = Array.ConvertAll(parameters, static p => p == 0 ? -0f : p);
        foreach (var pass in Passes(architecture, 40))
        {
            pass.HessianVectorProduct(minus, batch, SquaredError, Array.ConvertAll(direction, static d => d == 0 ? -0.0 : d), actual);
            Assert.That(Bits(actual), Is.EqualTo(Bits(expected)));
        }
    }

    [Test]
    [Spec("NET-016")]
    public void Outputs_HaveTheBitsOfScalarCode_AtAnyDensity([Values(0, 0.01, 0.1, 0.5, 1)] double density, [Values(1, 63, 130)] int samples)
    {
        foreach (var architecture in new Architecture[] { new(3, 37, 21, 2), new(2, 70, 130, 3), new(17, 5) })
        {
            var (parameters, batch) = (Draw(architecture, density), Data(architecture, samples));
            var (widthIn, widthOut) = (architecture.InputWidth, architecture.OutputWidth);
            float[] expected = [.. Enumerable.Range(0, samples).SelectMany(
                s => ScalarOutputs.Of(architecture, parameters, batch.Inputs.Slice(s * widthIn, widthIn)))];
            OutputPass[] passes =
            [
                new OutputPass<Vector512<float>, FloatLanes512>(architecture),
                new OutputPass<Vector256<float>, FloatLanes256>(architecture),
            ];
            foreach (var pass in passes)
            {
                var actual = new float[samples * widthOut];
                pass.Run(parameters, batch.Inputs, actual);
                Assert.That(actual.Select(BitConverter.SingleToInt32Bits), Is.EqualTo(expected.Select(BitConverter.SingleToInt32Bits)), $"{architecture}");
            }
        }
    }

    [Test]
    [Spec("NET-015")]
    public void Calls_AllocateNothing()
    {
        var architecture = new Architecture(2, 40, 40, 4);
        var (network, parameters) = (new ManagedNetwork(architecture), Draw(architecture, 0.5));
        double[] doubles = [.. parameters.Select(p => (double)p)];
        var (large, small, result, outputs) = (Data(architecture, 32), Data(architecture, 4), new double[doubles.Length], new float[128]);
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Run()
        {
            network.LossAndGradient(parameters, large, SquaredError, result);
            network.LossAndGradient(parameters, small, SquaredError, result);
            network.HessianVectorProduct(parameters, large, SquaredError, doubles, result);
            network.OutputGradient(doubles, doubles.AsSpan(0, 2), doubles.AsSpan(0, 4), result);
            network.Outputs(parameters, large.Inputs, outputs);
        }
    }

    private static IEnumerable<DoublePass> Passes(Architecture architecture, int samples)
    {
        var capacity = Math.Min(samples, 256);
        yield return new DoublePass<Vector512<double>, DoubleLanes512>(architecture, capacity);
        yield return new DoublePass<Vector256<double>, DoubleLanes256>(architecture, capacity);
        yield return new DoublePass<Vector256<double>, DoubleLanes256>(architecture, 64); // in several goes
    }

    // Zeros of either sign.
    private static float[] Draw(Architecture architecture, double density)
    {
        var random = new RandomStream(2, "parameters");
        var parameters = new float[architecture.Layout.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            var value = (float)(0.5 * random.NextNormal());
            parameters[i] = random.NextDouble() < density ? value : random.NextInt32(2) == 0 ? 0f : -0f;
        }

        return parameters;
    }

    private static Batch Data(Architecture architecture, int samples)
    {
        var random = new RandomStream(3, "data");
        float[] inputs = [.. Enumerable.Range(0, samples * architecture.InputWidth).Select(_ => (float)random.NextUniform(-1, 1))];
        float[] values = [.. Enumerable.Range(0, samples * architecture.OutputWidth).Select(_ => (float)random.NextUniform(-1, 1))];
        return Batch.Regression(inputs, architecture.InputWidth, values, architecture.OutputWidth);
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
