using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PlantNSeek.Testing.Rules;

/// <summary>What a rule says. The words stand in the specification only (<c>spec/requirements/rules.md</c>, a heading and a paragraph for each).</summary>
/// <param name="Id">Such as <c>R201</c>.</param>
/// <param name="Heading">Such as <c>Keeps exactly the budget</c>.</param>
/// <param name="Statement">The first paragraph.</param>
public sealed partial record RuleText(string Id, string Heading, string Statement)
{
    /// <summary>Where the texts stand, from the repository's or the package's root.</summary>
    public const string File = "spec/requirements/rules.md";

    /// <summary>All rules of the specification, by id.</summary>
    public static FrozenDictionary<string, RuleText> All { get; } = Read().ToFrozenDictionary(text => text.Id);

    /// <summary>The heading as the end of a test's name: <c>KeepsExactlyTheBudget</c>.</summary>
    public string Name => string.Concat(Heading.Split(' ', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The paragraph's address.</summary>
    public string Link => $"{File}#{Id.ToLowerInvariant()}-{Heading.ToLowerInvariant().Replace(' ', '-')}";

    private static IEnumerable<RuleText> Read()
    {
        using var reader = new StreamReader(typeof(RuleText).Assembly.GetManifestResourceStream("rules.md")!);
        return [.. Paragraph().Matches(reader.ReadToEnd().ReplaceLineEndings("\n")).Select(m => new RuleText(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value.TrimEnd().Replace('\n', ' ')))];
    }

    [GeneratedRegex(@"^### (R\d{3}) (.+)\n\n((?:.+\n)+)", RegexOptions.Multiline)]
    private static partial Regex Paragraph();
}
