using System.Reflection;
using PlantNSeek.Networks.FullyConnected;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>No folder uses one below it, so there is no cycle of folders either.</summary>
[Spec("REPO-002")]
public sealed class FloorTests
{
    private static readonly string[] Libraries = ["src/PlantNSeek", "src/PlantNSeek.Reproduction", "src/PlantNSeek.Exchange"];

    private static IEnumerable<SourceFile> Sources => Libraries.SelectMany(folder => SourceFile.Below(folder, ".cs"));

    [Test]
    public void Sources_NameOnlyFoldersAbove()
    {
        var wrong =
            from file in Sources
            where file.Folders.Length > 2
            from used in Floors.NamedIn(file.Code)
            where !Floors.MayUse(file.Folders[2], used)
            select $"{file.RelativePath} uses {used}";
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void CompiledTypes_UseOnlyFoldersAbove([Values("PlantNSeek", "PlantNSeek.Reproduction", "PlantNSeek.Exchange")] string assembly)
    {
        var wrong =
            from type in Assembly.Load(assembly).GetTypes()
            let user = Floors.Of(type.Namespace)
            where user is not null
            from used in TypeUses.Of(type)
            let floor = Floors.Of(used.Namespace)
            where floor is not null && !Floors.MayUse(user, floor)
            select $"{type.FullName} uses {used.FullName}";
        Assert.That(wrong.Distinct(), Is.Empty);
    }

    [Test]
    public void EveryFolder_IsAFloor() =>
        Assert.That(Sources.Where(f => f.Folders.Length > 2 && !Floors.IsKnown(f.Folders[2])).Select(f => f.RelativePath), Is.Empty);

    [Test]
    public void TheLibrary_ReferencesTheBaseClassLibraryOnly() =>
        Assert.That(
            typeof(Architecture).Assembly.GetReferencedAssemblies().Select(a => a.Name),
            Has.All.StartsWith("System.").Or.All.EqualTo("netstandard"));

    [Test]
    public void CompiledUses_AreSeenInBodies()
    {
        var used = TypeUses.Of(typeof(FloorTests)).ToArray();
        Assert.That(used, Does.Contain(typeof(Architecture)), "a type named only within a method");
        Assert.That(used, Does.Contain(typeof(Floors)), "a type whose static method is called within a lambda's owner");
    }

    [TestCase("Tasks", "Networks", ExpectedResult = true)]
    [TestCase("Networks", "Tasks", ExpectedResult = false)]
    [TestCase("Pruning", "Training", ExpectedResult = true)]
    [TestCase("Claims", "Reporting", ExpectedResult = false)]
    [TestCase("Experiments", "Reporting", ExpectedResult = false)]
    [TestCase("Theory", "Training", ExpectedResult = false)]
    [TestCase("Numpy", "Networks", ExpectedResult = false)]
    [TestCase("Artifacts", "Numpy", ExpectedResult = true)]
    public bool MayUse(string user, string used) => Floors.MayUse(user, used);
}
