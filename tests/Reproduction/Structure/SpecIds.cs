using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>The ids that the spec folder states and those that tests name.</summary>
internal static partial class SpecIds
{
    /// <summary>Each requirement's id with its file, in reading order, duplicates included.</summary>
    public static IReadOnlyList<(string Id, string File)> Requirements() =>
    [
        .. from file in SourceFile.Below("spec/requirements", ".md")
           from id in In(file.Text)
           select (id, file.RelativePath),
    ];

    /// <summary>Ids of the requirements that a text states.</summary>
    public static IEnumerable<string> In(string markdown) => Requirement().Matches(markdown).Select(m => m.Groups[1].Value);

    /// <summary>Ids of the papers' claims, empty while spec/claims.yaml does not exist.</summary>
    public static IReadOnlyList<string> Claims() =>
        [.. SourceFile.Below("spec", ".yaml").Where(f => f.RelativePath == "spec/claims.yaml").SelectMany(f => ClaimsIn(f.Text))];

    /// <summary>Ids of the claims in the text of a claims file.</summary>
    public static IEnumerable<string> ClaimsIn(string yaml) => Claim().Matches(yaml).Select(m => m.Groups[1].Value);

    /// <summary>Ids that tests name, each with the file that names it.</summary>
    public static ILookup<string, string> NamedByTests() => (
        from file in SourceFile.Below("tests", ".cs").Concat(SourceFile.Below("src/PlantNSeek.Testing", ".cs"))
        from id in NamedIn(file.Text)
        select (id, file.RelativePath)).ToLookup(pair => pair.id, pair => pair.RelativePath);

    /// <summary>Ids that the attributes of a test's source name.</summary>
    public static IEnumerable<string> NamedIn(string source) =>
        from Match line in CodeLine().Matches(source)
        from Match match in SpecAttribute().Matches(line.Value)
        select match.Groups[1].Value;

    [GeneratedRegex(@"^- \*\*([A-Z]+-\d{3})\*\*\s+\S", RegexOptions.Multiline)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^(?:\s*-\s+)?(?:id:\s*)?[""']?([A-Z]\d+)\b", RegexOptions.Multiline)]
    private static partial Regex Claim();

    [GeneratedRegex(@"^(?!\s*//).*", RegexOptions.Multiline)]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"[\[,]\s*(?:\w+:\s*)?Spec\(""([^""]+)""\)")]
    private static partial Regex SpecAttribute();
}
