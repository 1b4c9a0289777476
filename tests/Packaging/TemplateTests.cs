using System.Xml.Linq;

namespace PlantNSeek.Packaging;

/// <summary>From nothing to a verified pruner, by the packages alone.</summary>
public sealed class TemplateTests
{
    private const string Score = "Math.Abs(context.Parameters.Span[i] * scores[i])";

    private string Foo { get; set; } = "";

    [OneTimeSetUp]
    public void InstallTheTemplate_AndMakeAProject()
    {
        Succeeds(Feed.Local.DotnetNew("install", Path.Combine(Feed.Local.Packages, $"PlantNSeek.Templates.{Feed.Local.Version}.nupkg")));
        Foo = Make("Foo");
    }

    [Test, Spec("PACK-010")]
    public void Project_IsNamedAsAsked()
    {
        Assert.That(NamesIn(Foo), Is.EquivalentTo(["Foo.csproj", "Foo.cs", "FooContract.cs", "README.md"]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read("Foo.cs"), Does.Contain("class Foo : IPruner").And.Contains("Name => \"Foo\""));
            Assert.That(Read("FooContract.cs"), Does.Contain("class FooContract : PrunerContract").And.Contains("new Foo()"));
            Assert.That(Directory.GetFiles(Foo).Select(File.ReadAllText), Has.None.Contains("MyPruner").And.None.Contains("PrunerProject"));
        }
    }

    [Test, Spec("PACK-010")]
    public void NameThatIsNoIdentifier_IsMadeOneForTheClasses()
    {
        var folder = Make("acme.pruning-2");
        Assert.That(NamesIn(folder), Is.EquivalentTo(["acme.pruning-2.csproj", "Acme_pruning_2.cs", "Acme_pruning_2Contract.cs", "README.md"]));
        Assert.That(File.ReadAllText(Path.Combine(folder, "Acme_pruning_2.cs")), Does.Contain("class Acme_pruning_2 : IPruner"));
    }

    [Test, Spec("PACK-011")]
    public void Project_AsksForTheVersionsThatThisRepositoryIsTestedWith()
    {
        var ours = Versions(RepositoryRoot.Combine("Directory.Packages.props"), "PackageVersion");
        ours["PlantNSeek.Testing"] = Feed.Local.Version;
        var asked = Versions(Path.Combine(Foo, "Foo.csproj"), "PackageReference");
        Assert.That(asked.Keys, Is.SupersetOf(new[] { "PlantNSeek.Testing", "NUnit", "NUnit3TestAdapter", "Microsoft.NET.Test.Sdk" }));
        Assert.That(asked, Is.EquivalentTo(ours.Where(package => asked.ContainsKey(package.Key))));
    }

    [Test, Spec("PACK-012")]
    public void Project_RestoresFromTheFeed_BuildsWithoutAWarning_AndIsGreen()
    {
        var run = Feed.Local.Dotnet("test", Foo);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Output, Does.Match(@"Passed!  - Failed: +0, Passed: +[1-9]\d, Skipped: +\d+,").And.Contains("Skipped Untested_R303"));
            Assert.That(run.Output, Does.Not.Contain("warning"));
            Assert.That(Directory.GetFiles(Foo, "*.cs").Select(File.ReadAllText), Has.None.Contains("NUnit"));
            Assert.That(Directory.GetDirectories(Feed.Local.Folder("cache")).Select(Path.GetFileName), Is.SupersetOf(new[] { "plantnseek", "plantnseek.testing" }));
        }
    }

    [Test, Spec("PACK-013")]
    public void MistakeInThePruner_IsToldByItsRules()
    {
        var folder = Make("Mistaken");
        var pruner = Path.Combine(folder, "Mistaken.cs");
        var source = File.ReadAllText(pruner);
        Assert.That(source, Does.Contain(Score));
        File.WriteAllText(pruner, source.Replace(Score, "Math.Abs(scores[i])", StringComparison.Ordinal));

        var run = Feed.Local.Dotnet("test", folder);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain("Failed Required_R301_ScoresAsWorkedOutByHand").And.Contains("Failed Required_R304_IgnoresRescaledUnits").And.Contains("smallest network that shows it"));
    }

    private static string Make(string name)
    {
        Succeeds(Feed.Local.DotnetNew("plantnseek-pruner", "-n", name, "-o", Feed.Local.Folder(name), "--feed", Feed.Local.Packages));
        return Feed.Local.Folder(name);
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(Foo, name));

    private static IEnumerable<string?> NamesIn(string folder) => Directory.GetFiles(folder).Select(Path.GetFileName);

    private static Dictionary<string, string> Versions(string project, string element) => XDocument.Load(project).Descendants(element)
        .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

    private static void Succeeds(ChildProcess run) => Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
}
