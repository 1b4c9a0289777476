using System.Globalization;

namespace PlantNSeek.Snapshots.Tests.Conventions;

[Spec("REPO-013")]
public sealed class SnapshotNameTests
{
    private sealed class Nested;

    [Test]
    public void Type_IsWithoutNamespace_AndNestedTypesNameTheirOuter() =>
        Assert.That(SnapshotName.Of(typeof(Nested), "Method", []), Is.EqualTo("SnapshotNameTests.Nested.Method"));

    [Test]
    public void ForbiddenCharacters_BecomeDashes() =>
        Assert.That(
            SnapshotName.Of(typeof(SnapshotNameTests), "M", [("text", "a\"b\\c<d>e|f:g*h?i/j#k\tl")]),
            Is.EqualTo("SnapshotNameTests.M_text=a-b-c-d-e-f-g-h-i-j-k-l"));

    [Test, SetCulture("ru-RU")]
    public void Values_AreInvariant()
    {
        Assert.That(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, Is.EqualTo(","), "the culture does not tell");
        Assert.That(
            SnapshotName.Of(typeof(SnapshotNameTests), "M", [("x", 0.5), ("flag", true), ("none", null), ("list", (int[])[1, 2])]),
            Is.EqualTo("SnapshotNameTests.M_x=0.5_flag=True_none=null_list=[1,2]"));
    }

    [TestCase(3, 0.01, "a/b")]
    public void RunningTest_NamesItsParameters(int depth, double density, string task)
    {
        Assert.That((depth, density, task), Is.EqualTo((3, 0.01, "a/b")));
        Assert.That(
            SnapshotName.Of(TestContext.CurrentContext.Test),
            Is.EqualTo("SnapshotNameTests.RunningTest_NamesItsParameters_depth=3_density=0.01_task=a-b"));
    }
}
