using PlantNSeek.Tasks;
using PlantNSeek.TestSupport.Golden;

namespace PlantNSeek.Reproduction.Tests.Reference;

/// <summary>The noise-free label functions against those of the original program.</summary>
public sealed class DataGoldenTests
{
    private static IEnumerable<TestCaseData> Cases(string prefix) => ReferenceFolder.Cases("golden/e_data*.json", prefix)
        .Where(c => c.Arguments[1] is not "description");

    [TestCaseSource(nameof(Cases), new object[] { "circle" }), Spec("TASK-001"), Spec("TASK-003")]
    public void Circle_HasThePublishedLabels(string file, string key)
    {
        var golden = ReferenceFolder.Read(file).GetProperty(key);
        var task = LearningTasks.Circle;
        var inputs = golden.GetProperty("inputs").Matrix();
        var probabilities = golden.GetProperty("f_values").Matrix();
        Assert.That(inputs.Select(x => task.TrueLabel(x)), Is.EqualTo(golden.GetProperty("label").Integers()));
        Assert.That(inputs.Select(x => task.SecondBestLabel(x)), Is.EqualTo(golden.GetProperty("second_label").Integers()));
        for (var i = 0; i < inputs.Length; i++)
        {
            Assert.That(task.TrueOutputs(inputs[i]), Is.EqualTo(probabilities[i]).Within(1e-12), $"input {i}");
        }
    }

    [TestCaseSource(nameof(Cases), new object[] { "relu" }), TestCaseSource(nameof(Cases), new object[] { "helix" }), Spec("TASK-001")]
    public void Regression_HasThePublishedValues(string file, string key)
    {
        var golden = ReferenceFolder.Read(file).GetProperty(key);
        var task = LearningTasks.ByName(key.Split('_')[0]);
        var (inputs, values) = (golden.GetProperty("inputs").Matrix(), golden.GetProperty("label").Matrix());
        for (var i = 0; i < inputs.Length; i++)
        {
            Assert.That(task.TrueOutputs(inputs[i]), Is.EqualTo(values[i]).Within(1e-12), $"input {i}");
        }
    }
}
