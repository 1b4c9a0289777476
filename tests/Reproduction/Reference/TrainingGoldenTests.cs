using System.Globalization;
using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.TestSupport.Golden;
using PlantNSeek.TestSupport.Oracle;
using PlantNSeek.Training.Engine;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>Gradients and optimiser steps of the original programs, each in their single and their double precision.</summary>
[TestFixture]
[Spec("TRAIN-012")]
public class TrainingGoldenTests
{
    private const double OracleTolerance = 1e-10;
    private const double FloatTolerance = 1e-6;

    private static IEnumerable<TestCaseData> Sections() => ReferenceFolder.Cases("golden/d_training_*.json", "f");

    [TestCaseSource(nameof(Sections))]
    public void Engine_TakesTheOriginalSteps(string file, string precision)
    {
        var golden = new TrainingGolden(file);
        int[] all = [.. Enumerable.Range(0, golden.Batch.Count)];
        foreach (var (name, settings, recorded) in golden.Runs(precision))
        {
            var session = new TrainingSession(
                golden.Architecture, [.. golden.Parameters.Select(p => (float)p)], golden.Mask, golden.Batch, LossFunction.For(golden.Batch), settings, all.Length);
            var gradient = new float[golden.Architecture.Layout.Count];
            session.LossAndGradient(all, gradient);
            AssertRun(
                $"engine {name} {precision}", recorded, FloatTolerance, Widen(gradient),
                () => session.Step(all), () => Widen(session.GetParameters()), () => session.LossAndGradient(all, gradient));
        }
    }

    [TestCaseSource(nameof(Sections))]
    public void Oracle_TakesTheOriginalSteps(string file, string precision)
    {
        var golden = new TrainingGolden(file);
        foreach (var (name, settings, recorded) in golden.Runs(precision))
        {
            var training = new OracleTraining(golden.Architecture, golden.Parameters, golden.Mask, LossFunction.For(golden.Batch), settings);
            var gradient = new double[golden.Architecture.Layout.Count];
            training.LossAndGradient(golden.Batch, gradient);
            AssertRun(
                $"oracle {name} {precision}", recorded, precision == "f64" ? OracleTolerance : FloatTolerance, [.. gradient],
                () => training.Step(golden.Batch), () => training.Parameters, () => training.LossAndGradient(golden.Batch, gradient));
        }
    }

    private static void AssertRun(
        string what, JsonElement recorded, double tolerance, double[] firstGradient, Func<double> step, Func<double[]> parameters, Func<double> loss)
    {
        GoldenAssert.Close(firstGradient, TrainingGolden.Flatten(recorded.GetProperty("gradients_step_1")), tolerance, $"{what}: first gradient");
        var losses = recorded.GetProperty("loss_before_step").Vector();
        var after = recorded.GetProperty("after").EnumerateObject().ToDictionary(p => int.Parse(p.Name, CultureInfo.InvariantCulture), p => p.Value);
        Assert.That(after, Is.Not.Empty, what);
        for (var n = 1; n <= Math.Max(losses.Length, after.Keys.Max()); n++)
        {
            var before = step();
            if (n <= losses.Length)
            {
                Assert.That(before, Is.EqualTo(losses[n - 1]).Within(tolerance * losses.Max()), $"{what}: loss before step {n}");
            }

            if (after.TryGetValue(n, out var expected))
            {
                GoldenAssert.Close(parameters(), TrainingGolden.Flatten(expected), tolerance, $"{what}: parameters after step {n}");
                var lossAfter = expected.GetProperty("loss_after").GetDouble();
                Assert.That(loss(), Is.EqualTo(lossAfter).Within(tolerance * losses.Max()), $"{what}: loss after step {n}");
            }
        }
    }

    private static double[] Widen(float[] values) => [.. values.Select(v => (double)v)];
}
