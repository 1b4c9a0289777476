using System.Reflection;
using System.Text.RegularExpressions;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Snapshots.Tests.Readme;

/// <summary>The README's pruner with its contract is compiled by tests/ReadmeSample, from the README itself, and run here.</summary>
[Spec("CONTRACT-030")]
public sealed partial class ReadmeContractTests
{
    private static readonly string Configuration =
        typeof(ReadmeContractTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Compiled => File.ReadAllText(RepositoryRoot.Combine("tests", "ReadmeSample", "obj", "README.Contract.g.cs")).ReplaceLineEndings("\n").TrimEnd('\n');

    [Test]
    public void CompiledLines_AreTheReadmesSecondBlock()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("README.md")).ReplaceLineEndings("\n");
        Assert.That(Compiled, Is.EqualTo(Blocks().Matches(readme)[1].Groups[1].Value));
    }

    [Test]
    public void OutsidersPrunerAndContract_AreFewerThanFifteenLines() =>
        Assert.That(Compiled.Split('\n').Count(line => line.Trim().Length > 0), Is.LessThan(15));

    [Test]
    public void OutsidersContract_HoldsEveryRequiredRule()
    {
        var sample = Assembly.LoadFrom(RepositoryRoot.Combine("tests", "ReadmeSample", "bin", Configuration, "net10.0", "PlantNSeek.ReadmeSample.dll"));
        var contract = (Contract)Activator.CreateInstance(sample.GetTypes().Single(type => type.IsAssignableTo(typeof(Contract))))!;
        var required = contract.Run.CheckAll().Where(result => result.Tier == RuleTier.Required).ToList();
        Assert.That(required, Has.Count.GreaterThan(8));
        Assert.That(required.Where(result => result.Outcome != RuleOutcome.Holds).Select(result => result.Message()), Is.Empty);
    }

    [GeneratedRegex(@"^```csharp\n(.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
