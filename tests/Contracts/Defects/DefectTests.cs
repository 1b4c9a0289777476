using System.Reflection;
using System.Text.RegularExpressions;
using PlantNSeek.Contracts.Plain;

namespace PlantNSeek.Contracts.Defects;

/// <summary>Published defects are caught, each by the rule that the specification names.</summary>
[TestFixture]
[Spec("CONTRACT-020")]
public sealed partial class DefectTests
{
    private static readonly Type[] Classes =
        [.. typeof(IDefect).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDefect)))];

    private static string Requirements => RepositoryRoot.Combine("spec", "requirements");

    // A row without a class is a defect that no implementation of a part can have; it names requirements of other places.
    private static Row[] Table { get; } =
    [
        .. from Match match in TableRow().Matches(File.ReadAllText(Path.Combine(Requirements, "contracts.md")))
           select new Row(match.Groups["name"].Value, match.Groups["what"].Value.Trim(), [.. match.Groups["rules"].Value.Split(',', StringSplitOptions.TrimEntries)]),
    ];

    private static IEnumerable<TestCaseData> Rows => Table.Where(row => row.Name.Length > 0).Select(row => new TestCaseData(row.Name, row.Rules).SetArgDisplayNames(row.Name, string.Join(" ", row.Rules)));

    [TestCaseSource(nameof(Rows))]
    public void EachDefect_IsCaughtByItsRules(string name, string[] rules)
    {
        var run = ((IDefect)Activator.CreateInstance(Classes.Single(type => type.Name == name))!).Run;
        Assert.That(rules, Is.SubsetOf(run.Violated()), run.Report);
        TestContext.Out.WriteLine(run.Report());
    }

    [Test]
    public void TheTable_HasEveryBrokenImplementationOnce() => Assert.That(
        Table.Where(row => row.Name.Length > 0).Select(row => row.Name), Is.EquivalentTo(Classes.Select(type => type.Name)));

    [Test]
    public void WhatIsNoPrunersDefect_IsCoveredByAnotherRequirement()
    {
        var stated = Directory.GetFiles(Requirements, "*.md").SelectMany(file => StatedRequirement().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToArray();
        var others = Table.Where(row => row.Name.Length == 0).ToArray();
        Assert.That(others, Is.Not.Empty);
        Assert.That(others.SelectMany(row => row.Rules), Is.SubsetOf(stated));
    }

    [GeneratedRegex(@"^\| (?:`(?<name>\w+)`|–) \| (?<source>[^|]+) \| (?<what>[^|]+) \| (?<rules>[^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^- \*\*([A-Z]+-\d{3})\*\*", RegexOptions.Multiline)]
    private static partial Regex StatedRequirement();

    private sealed record Row(string Name, string What, string[] Rules);
}
