using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Training;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Properties.Training;

/// <summary>Every way of computing a step gives the same bits.</summary>
[TestFixture]
public class ExecutionModeTests
{
    private static readonly ExecutionMode[] Modes = Enum.GetValues<ExecutionMode>();

    [PinnedProperty(MaxTest = 120)]
    [Spec("TRAIN-004")]
    public void AllModesAndVectorWidths_GiveTheSameBits(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        var (losses, parameters, gradient) = Run(problem, ExecutionMode.Dense, wide: true);
        foreach (var mode in Modes)
        {
            foreach (var wide in new[] { true, false })
            {
                var other = Run(problem, mode, wide);
                Assert.That(Bits(other.Parameters), Is.EqualTo(Bits(parameters)), $"parameters, {mode}, {(wide ? 16 : 8)} lanes");
                Assert.That(Bits(other.Gradient), Is.EqualTo(Bits(gradient)), $"gradient, {mode}, {(wide ? 16 : 8)} lanes");
                Assert.That(other.Losses.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(losses.Select(BitConverter.DoubleToInt64Bits)), $"losses, {mode}");
            }
        }
    }

    [PinnedProperty(MaxTest = 60)]
    [Spec("TRAIN-002")]
    public void MaskedParameters_CountAsZeroAndNeverMove_WhateverTheyHold(Architecture architecture, Seed seed)
    {
        var problem = TrainingCase.Of(architecture, seed);
        problem = problem.Optimizer is SgdSettings sgd ? problem with { Optimizer = sgd with { DecaysMasked = false } } : problem;
        var junk = (float[])problem.Parameters.Clone();
        float[] values = [float.NaN, float.PositiveInfinity, -0f, 1e30f, 7];
        for (var i = 0; i < junk.Length; i++)
        {
            junk[i] = problem.Mask[i] ? junk[i] : values[i % values.Length];
        }

        foreach (var mode in Modes)
        {
            var expected = Run(problem with { Parameters = problem.Mask.Apply<float>(problem.Parameters) }, mode, wide: true).Parameters;
            var actual = Run(problem with { Parameters = junk }, mode, wide: true).Parameters;
            for (var i = 0; i < junk.Length; i++)
            {
                var wanted = problem.Mask[i] ? expected[i] : junk[i];
                Assert.That(BitConverter.SingleToInt32Bits(actual[i]), Is.EqualTo(BitConverter.SingleToInt32Bits(wanted)), $"{mode} {i}");
            }
        }
    }

    [Test]
    [Spec("TRAIN-003")]
    public void DecaysMasked_ShrinksMaskedParametersThroughTheMomentum()
    {
        var architecture = new Architecture(1, 1);
        var settings = new SgdSettings(0.5) { Momentum = 0.5, WeightDecay = 0.25, DecaysMasked = true };
        var session = new TrainingSession(
            architecture, [8f, 0f], Mask.FromIndices(2, [1]), Batch.Regression([1f], 1, [0f], 1), new LossFunction(LossKind.MeanSquaredError), settings, 1);
        Assert.That(session.Step([0]), Is.Zero, "a masked weight plays no part");
        Assert.That(session.GetParameters()[0], Is.EqualTo(8 - (0.5 * 2)));
        session.Step([0]);
        Assert.That(session.GetParameters()[0], Is.EqualTo(7 - (0.5 * ((0.5 * 2) + (0.25 * 7)))));
    }

    [Test]
    [Spec("TRAIN-013")]
    public void Plan_KeepsUnitsThatMatter()
    {
        // 2 inputs, 4 hidden units, 1 output: u0 is fed and used; u1 is fed by a bias only; u2 leads nowhere; u3 is fed by nothing (a kept bias of 0).
        var layout = new Architecture(2, 4, 1).Layout;
        var parameters = new float[layout.Count];
        Array.Fill(parameters, 1);
        parameters[layout.BiasIndex(0, 3)] = 0;
        var mask = Mask.FromIndices(layout.Count, [
            layout.WeightIndex(0, 0, 1), layout.BiasIndex(0, 1), layout.WeightIndex(0, 2, 0), layout.BiasIndex(0, 3),
            layout.WeightIndex(1, 0, 0), layout.WeightIndex(1, 0, 1), layout.WeightIndex(1, 0, 3)]);
        var plan = NetworkPlan.Make(layout.Architecture, parameters, mask, ExecutionMode.Automatic);
        Assert.That(plan.Units, Is.EqualTo(new int[][] { [1], [0, 1], [0] }));
    }

    [TestCase(1.0, false)]
    [TestCase(0.01, true)]
    [Spec("TRAIN-013")]
    public void Plan_UsesEdgeListsWhereTheMaskIsSparse(double density, bool sparse)
    {
        var layout = new Architecture(50, 50, 50).Layout;
        var random = new Seed(5).Stream("mask");
        var mask = Mask.From(layout.Count, i => layout.SliceAt(i).Kind == ParameterKind.Bias || random.NextDouble() < density);
        var parameters = new float[layout.Count];
        Array.Fill(parameters, 1);
        Assert.That(NetworkPlan.Make(layout.Architecture, parameters, mask, ExecutionMode.Automatic).IsSparse, Is.All.EqualTo(sparse));
    }

    private static (double[] Losses, float[] Parameters, float[] Gradient) Run(TrainingCase problem, ExecutionMode mode, bool wide)
    {
        var session = problem.Session(mode, wide);
        var gradient = new float[problem.Parameters.Length];
        session.LossAndGradient(problem.AllSamples.AsSpan(1), gradient);
        double[] losses = [session.Step(problem.AllSamples), session.Step(problem.AllSamples.AsSpan(2)), session.Step([1]), session.Step(problem.AllSamples)];
        return (losses, session.GetParameters(), gradient);
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
