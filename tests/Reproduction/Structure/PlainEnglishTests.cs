using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Documents, comments and messages avoid phrases that readers stumble over. CONTRIBUTING.md says what to write in their place.</summary>
[Spec("REPO-020")]
public sealed partial class PlainEnglishTests
{
    [Test]
    public void NoText_HasAPhraseToAvoid()
    {
        SourceFile[] files =
        [
            new("README.md"), new("CHANGELOG.md"), new("CONTRIBUTING.md"),
            .. SourceFile.Below("docs", ".md"), .. SourceFile.Below("spec", ".md", ".yaml"), .. SourceFile.Below("src", ".cs", ".md"),
        ];
        Assert.That(files, Has.Length.GreaterThan(500));
        var found =
            from file in files
            from phrase in Phrases(file.Text)
            select $"{file.RelativePath}: {phrase}";
        Assert.That(found, Is.Empty);
    }

    // The second word of a phrase may be in the next line of a comment; what Markdown shows as code only names a phrase.
    [TestCase("Who is TOLD of it", ExpectedResult = "TOLD of")]
    [TestCase("/// what was at\n    /// hand, and let\nbe", ExpectedResult = "at hand, let be")]
    [TestCase("\"it stands for somebody's\"", ExpectedResult = "stands, somebody's")]
    [TestCase("withstands, told off, changes hands, `anew`", ExpectedResult = "")]
    public string PhrasesAreSeen(string text) => string.Join(", ", Phrases(text));

    private static IEnumerable<string> Phrases(string text) => ToAvoid().Matches(Quoted().Replace(text, "")).Select(match => Break().Replace(match.Value, " "));

    [GeneratedRegex(@"\b(?:told\W+of|hangs\W+on|at\W+hand|anew|somebody's|what\W+came\W+of\W+it|stands|let\W+be)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ToAvoid();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\w']+")]
    private static partial Regex Break();
}
