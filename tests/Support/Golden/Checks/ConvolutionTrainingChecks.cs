using System.Text.Json;
using NUnit.Framework;
using PlantNSeek.Networks;
using PlantNSeek.Training;

namespace PlantNSeek.TestSupport.Golden.Checks;

/// <summary>Steps of SGD, SGD with Nesterov's momentum and Adam on masked networks with convolutions.</summary>
internal static class ConvolutionTrainingChecks
{
    public static void EveryStep_IsTheOriginals(string file, string key, ConvolutionEngine engine)
    {
        var root = ReferenceFolder.Read(file);
        using var golden = ConvolutionGolden.CoreOf(file, root, engine);
        var mask = golden.Bits(root.GetProperty("mask"), otherwise: true);
        var loss = LossFunction.For(golden.Batch);
        Assert.That(root.GetProperty(key).EnumerateObject().Select(run => run.Name), Is.EquivalentTo((string[])["sgd", "sgd_nesterov", "adam"]));
        foreach (var run in root.GetProperty(key).EnumerateObject())
        {
            using var training = golden.Exact.Begin(golden.Parameters, mask, golden.Batch, loss, Settings(run.Value.GetProperty("hyper")));
            var losses = run.Value.GetProperty("loss_before_step").Vector();
            Assert.That(losses, Has.Length.EqualTo(run.Value.GetProperty("steps").GetArrayLength()).And.Not.Empty);
            foreach (var (n, step) in run.Value.GetProperty("steps").EnumerateArray().Index())
            {
                GoldenAssert.Close([training.Step()], [losses[n]], engine.TrainingTolerance, $"{run.Name}: loss before step {n + 1}");
                var expected = golden.Flat(step.GetProperty("parameters"), step.GetProperty("buffers"));
                var parameters = training.Parameters;
                GoldenAssert.Close(parameters, expected, engine.TrainingTolerance, $"{run.Name}: after step {n + 1}");
                Assert.That(parameters.Where((_, i) => !mask[i]).Select(BitConverter.DoubleToInt64Bits), Is.All.Zero, $"{run.Name}: masked entries after step {n + 1}");
            }

            foreach (var (name, mode) in (ReadOnlySpan<(string, string)>)[("loss_after", "train"), ("eval_loss_after", "eval")])
            {
                var after = golden.Exact.LossAndGradient(training.Parameters, golden.Batch, loss, ConvolutionGolden.Mode(mode), new double[golden.Modules.Count]);
                GoldenAssert.Close([after], [run.Value.GetProperty(name).GetDouble()], engine.TrainingTolerance, $"{run.Name}: {name}");
            }
        }
    }

    private static OptimizerSettings Settings(JsonElement hyper)
    {
        double Number(string key) => hyper.GetProperty(key).GetDouble();
        return hyper.TryGetProperty("betas", out var betas)
            ? new AdamSettings(Number("lr")) { Beta1 = betas[0].GetDouble(), Beta2 = betas[1].GetDouble(), Epsilon = Number("eps"), WeightDecay = Number("weight_decay") }
            : new SgdSettings(Number("lr")) { Momentum = Number("momentum"), WeightDecay = Number("weight_decay"), Nesterov = hyper.GetProperty("nesterov").GetBoolean() };
    }
}
