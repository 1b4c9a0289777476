using System.Reflection;
using System.Text.RegularExpressions;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Running;

namespace PlantNSeek.Snapshots.Tests.Readme;

/// <summary>The pruner with its contract of docs/contracts.md is compiled by tests/ReadmeSample, from the document itself, and run here.</summary>
[Spec("CONTRACT-030")]
public sealed partial class DocumentedContractTests
{
    private static readonly string Configuration =
        typeof(DocumentedContractTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string Compiled => File.ReadAllText(RepositoryRoot.Combine("tests", "ReadmeSample", "obj", "Contract.g.cs")).ReplaceLineEndings("\n").TrimEnd('\n');

    [Test]
    public void CompiledLines_AreTheDocumentsFirstBlock()
    {
        var document = File.ReadAllText(RepositoryRoot.Combine("docs", "contracts.md")).ReplaceLineEndings("\n");
        Assert.That(Compiled, Is.EqualTo(FirstBlock().Match(document).Groups[1].Value));
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
    private static partial Regex FirstBlock();
}
