using System.Text.Json;
using PlantNSeek.Networks;
using PlantNSeek.TestSupport.Oracle.Convolution;
using PlantNSeek.Training;

namespace PlantNSeek.Reproduction.Tests.Reference.Convolution;

/// <summary>Steps of SGD, SGD with Nesterov's momentum and Adam on masked networks with convolutions.</summary>
[TestFixture]
[Spec("CONV-009")]
public class ConvolutionTrainingGoldenTests
{
    private const double Tolerance = 1e-10;

    private static IEnumerable<TestCaseData> Files() => ReferenceFolder.Cases("golden/f_conv_*_train.json", "runs");

    [TestCaseSource(nameof(Files))]
    public void EveryStep_IsTheOriginals(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var golden = ConvolutionGolden.CoreOf(file, root);
        var mask = golden.Bits(root.GetProperty("mask"), otherwise: true);
        var loss = LossFunction.For(golden.Batch);
        Assert.That(root.GetProperty(key).EnumerateObject().Select(run => run.Name), Is.EquivalentTo((string[])["sgd", "sgd_nesterov", "adam"]));
        foreach (var run in root.GetProperty(key).EnumerateObject())
        {
            var training = new ConvolutionTraining(golden.Oracle, golden.Parameters, mask, loss, Settings(run.Value.GetProperty("hyper")));
            var losses = run.Value.GetProperty("loss_before_step").Vector();
            Assert.That(losses, Has.Length.EqualTo(run.Value.GetProperty("steps").GetArrayLength()).And.Not.Empty);
            foreach (var (n, step) in run.Value.GetProperty("steps").EnumerateArray().Index())
            {
                GoldenAssert.Close([training.Step(golden.Batch)], [losses[n]], Tolerance, $"{run.Name}: loss before step {n + 1}");
                var expected = golden.Flat(step.GetProperty("parameters"), step.GetProperty("buffers"));
                GoldenAssert.Close(training.Parameters, expected, Tolerance, $"{run.Name}: after step {n + 1}");
                Assert.That(training.Parameters.Where((_, i) => !mask[i]), Is.All.Zero, $"{run.Name}: masked entries after step {n + 1}");
            }

            foreach (var (name, mode) in (ReadOnlySpan<(string, string)>)[("loss_after", "train"), ("eval_loss_after", "eval")])
            {
                var after = golden.Oracle.LossAndGradient(training.Parameters, golden.Batch, loss, ConvolutionGolden.Mode(mode), new double[golden.Modules.Count]);
                GoldenAssert.Close([after], [run.Value.GetProperty(name).GetDouble()], Tolerance, $"{run.Name}: {name}");
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
