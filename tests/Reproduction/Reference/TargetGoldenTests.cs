using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Tasks;
using PlantNSeek.TestSupport.Golden;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>The hand-built targets against those of the original program, every depth that the files hold.</summary>
public sealed class TargetGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => ReferenceFolder.Cases("golden/a_targets_*.json", "depth_");

    [TestCaseSource(nameof(Cases)), Spec("TASK-010")]
    public void Target_HasThePublishedParameters(string file, string key)
    {
        var (target, golden) = Load(file, key);
        var expected = GoldenJson.ArchitectureOf(golden.GetProperty("weights"));
        Assert.That(target.Architecture, Is.EqualTo(expected));
        var parameters = GoldenJson.FlatParameters(expected, golden.GetProperty("weights"), golden.GetProperty("biases"));
        for (var i = 0; i < parameters.Length; i++)
        {
            Assert.That(target.Parameters[i], Is.EqualTo(parameters[i]).Within(1e-12), target.Layout.Describe(i));
        }
    }

    [TestCaseSource(nameof(Cases)), Spec("TASK-010")]
    public void Target_HasThePublishedOutputs(string file, string key)
    {
        var (target, golden) = Load(file, key);
        var (inputs, outputs) = (golden.GetProperty("inputs").Matrix(), golden.GetProperty("outputs").Matrix());
        for (var i = 0; i < inputs.Length; i++)
        {
            Assert.That(GoldenJson.Deviation(target.Evaluate(inputs[i]), outputs[i]), Is.LessThanOrEqualTo(1e-12), $"input {i}");
        }
    }

    [TestCaseSource(nameof(Cases)), Spec("TASK-010")]
    public void Target_HasThePublishedNumberOfEdgesAboveRounding(string file, string key)
    {
        var (target, golden) = Load(file, key);
        var expected = new DoubleNetwork(
            target.Architecture, GoldenJson.FlatParameters(target.Architecture, golden.GetProperty("weights"), golden.GetProperty("biases")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(target.NonZeroWeights(1e-9), Is.EqualTo(expected.NonZeroWeights(1e-9)));
            Assert.That(target.NonZeroBiases(1e-9), Is.EqualTo(expected.NonZeroBiases(1e-9)));
        }
    }

    private static (DoubleNetwork Target, System.Text.Json.JsonElement Golden) Load(string file, string key)
    {
        var root = ReferenceFolder.Read(file);
        var golden = root.GetProperty(key);
        var depth = golden.GetProperty("layer_widths").GetArrayLength();
        return (LearningTasks.ByName(root.GetProperty("task").GetString()!).Target(depth), golden);
    }
}
