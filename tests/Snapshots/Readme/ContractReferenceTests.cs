using System.Text.RegularExpressions;
using PlantNSeek.Testing;
using PlantNSeek.Testing.Rules;
using PlantNSeek.Testing.Subjects;

namespace PlantNSeek.Snapshots.Tests.Readme;

/// <summary>The reference of contracts and traits is the kit's.</summary>
[Spec("CONTRACT-031")]
public sealed partial class ContractReferenceTests
{
    [TestCase("Contracts")]
    [TestCase("Traits of a pruner")]
    [TestCase("Traits of a seeker")]
    [TestCase("What comes of a rule")]
    public void Table_ListsWhatThereIs(string heading) => Assert.That(FirstColumn(heading), Is.EquivalentTo(ThereIs(heading)));

    private static IEnumerable<string> ThereIs(string heading) => heading switch
    {
        "Contracts" => typeof(Contract).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsGenericType: false } && type != typeof(Contract) && type.IsAssignableTo(typeof(Contract))).Select(type => type.Name),
        "Traits of a pruner" => Enum.GetNames<PrunerTraits>(),
        "Traits of a seeker" => Enum.GetNames<SeekerTraits>(),
        _ => Enum.GetNames<RuleTier>(),
    };

    // But for the table's head and the line below it.
    private static IEnumerable<string> FirstColumn(string heading)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("docs", "contracts.md")).ReplaceLineEndings("\n");
        var section = text.Split("\n## ").Single(part => part.StartsWith(heading + "\n", StringComparison.Ordinal));
        return FirstCell().Matches(section).Select(match => match.Groups[1].Value).Skip(2);
    }

    [GeneratedRegex(@"^\| *`?([^`|]+?)`? *\|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
