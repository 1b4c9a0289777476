using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Training;

/// <summary>The bits of a gradient, against scalar fused multiply-adds in the stated order.</summary>
[TestFixture]
public class ScalarGradientTests
{
    [PinnedProperty(MaxTest = 60)]
    [Spec("TRAIN-005")]
    public void Gradient_HasTheBitsOfScalarCode(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, new Seed(seed.Value / 2 * 2)); // even seeds: squared error, which needs no exp
        var actual = new float[problem.Parameters.Length];
        problem.Session().LossAndGradient(problem.AllSamples, actual);
        var expected = ScalarGradient(problem);
        Assert.That(actual.Select(BitConverter.SingleToInt32Bits), Is.EqualTo(expected.Select(BitConverter.SingleToInt32Bits)));
    }

    [TestCase(63, 31)]
    [TestCase(100, 32)]
    [TestCase(130, 65)]
    [TestCase(191, 130)]
    [TestCase(200, 40)]
    [Spec("TRAIN-005"), Spec("TRAIN-015")]
    public void Gradient_HasTheBitsOfScalarCode_AtEveryBlockOfUnitsAndSamples(int width, int samples)
    {
        var random = new Seed((ulong)width).Stream("blocks");
        var architecture = new Architecture(3, width, width - 3, 2);
        float[] Draw(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => (float)(scale * random.NextNormal()))];
        var batch = Batch.Regression(Draw(3 * samples, 1), 3, Draw(2 * samples, 1), 2);
        foreach (var density in new[] { 1, 0.7, 0.3, 0.05 })
        {
            var mask = Mask.From(architecture.Layout.Count, _ => random.NextDouble() < density);
            var problem = new TrainingCase(architecture, Draw(architecture.Layout.Count, 0.2), mask, batch, new AdamSettings());
            var expected = ScalarGradient(problem).Select(BitConverter.SingleToInt32Bits).ToArray();
            foreach (var (mode, wide) in from mode in Enum.GetValues<ExecutionMode>() from wide in new[] { true, false } select (mode, wide))
            {
                var actual = new float[expected.Length];
                problem.Session(mode, wide).LossAndGradient(problem.AllSamples, actual);
                Assert.That(actual.Select(BitConverter.SingleToInt32Bits), Is.EqualTo(expected), $"density {density}, {mode}, {(wide ? 16 : 8)} lanes");
            }
        }
    }

    private static float[] ScalarGradient(TrainingCase problem)
    {
        var (layout, widths, layers) = (problem.Architecture.Layout, problem.Architecture.Widths.ToArray(), problem.Architecture.LayerCount);
        var p = problem.Mask.Apply<float>(problem.Parameters);
        var count = problem.Data.Count;
        var x = new float[layers + 1][,];
        x[0] = new float[widths[0], count];
        for (var i = 0; i < x[0].Length; i++)
        {
            x[0][i % widths[0], i / widths[0]] = problem.Data.Inputs[i];
        }

        for (var layer = 0; layer < layers; layer++)
        {
            x[layer + 1] = new float[widths[layer + 1], count];
            for (var s = 0; s < count; s++)
            {
                for (var o = 0; o < widths[layer + 1]; o++)
                {
                    var sum = p[layout.BiasIndex(layer, o)];
                    for (var i = 0; i < widths[layer]; i++)
                    {
                        sum = MathF.FusedMultiplyAdd(p[layout.WeightIndex(layer, o, i)], x[layer][i, s], sum);
                    }

                    sum += 0f;
                    x[layer + 1][o, s] = layer + 1 < layers && sum <= 0 ? 0 : sum;
                }
            }
        }

        var delta = new float[widths[^1], count];
        for (var i = 0; i < delta.Length; i++)
        {
            var (o, s) = (i % widths[^1], i / widths[^1]);
            delta[o, s] = (x[layers][o, s] - problem.Data.Values[i]) * (float)(2.0 / ((double)count * widths[^1]));
        }

        var gradient = new float[p.Length];
        for (var layer = layers - 1; layer >= 0; layer--)
        {
            var below = new float[widths[layer], count];
            for (var o = 0; o < widths[layer + 1]; o++)
            {
                var bias = 0f;
                for (var s = 0; s < count; s++)
                {
                    bias += delta[o, s];
                }

                gradient[layout.BiasIndex(layer, o)] = bias + 0f;
                for (var i = 0; i < widths[layer]; i++)
                {
                    var sum = 0f;
                    for (var s = 0; s < count; s++)
                    {
                        sum = MathF.FusedMultiplyAdd(delta[o, s], x[layer][i, s], sum);
                        below[i, s] = MathF.FusedMultiplyAdd(p[layout.WeightIndex(layer, o, i)], delta[o, s], below[i, s]);
                    }

                    gradient[layout.WeightIndex(layer, o, i)] = sum + 0f;
                }
            }

            for (var s = 0; s < count; s++)
            {
                for (var i = 0; i < widths[layer]; i++)
                {
                    below[i, s] = x[layer][i, s] <= 0 ? 0 : below[i, s] + 0f;
                }
            }

            delta = below;
        }

        problem.Mask.ApplyTo<float>(gradient);
        return gradient;
    }
}
