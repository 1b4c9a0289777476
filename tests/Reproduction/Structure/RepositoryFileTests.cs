using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>Rules on all files that the repository holds.</summary>
public sealed partial class RepositoryFileTests
{
    private static readonly string[] TextFiles =
        [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".yaml", ".yml", ".csv", ".sh", ".txt", ".svg", ".html", ".cff", ".runsettings", ".sln", ".py", ".gitattributes", "", ".editorconfig", ".gitignore"];

    [Test, Spec("REPO-004")]
    public void NoFile_HoldsAMachinesPath()
    {
        var files = SourceFile.Below(".", TextFiles);
        Assert.That(files, Has.Count.GreaterThan(50));
        var found =
            from file in files
            from Match match in MachinePath().Matches(file.Text)
            select $"{file.RelativePath}: {match.Value}";
        Assert.That(found, Is.Empty);
    }

    [TestCase("/ho" + "me/ada/x", true)]
    [TestCase("see /Us" + "ers/ada", true)]
    [TestCase("\"C" + ":\\\\Projects\"", true)]
    [TestCase("/t" + "mp/x", true)]
    [TestCase("https://example.org/home/x", false)]
    [TestCase("weights/biases and New:\\n", false)]
    public void MachinePaths_AreSeen(string text, bool isOne) => Assert.That(MachinePath().IsMatch(text), Is.EqualTo(isOne));

    [Test, Spec("REPO-005")]
    public void EveryRelativeLink_OfEveryMarkdownFile_Resolves()
    {
        Assert.That(File.Exists(RepositoryRoot.Combine("README.md")), Is.True);
        var broken =
            from file in SourceFile.Below(".", ".md")
            where !file.RelativePath.Contains(".verified.", StringComparison.Ordinal)
            from target in RelativeTargets(file.Text)
            where !Resolves(file, target)
            select $"{file.RelativePath}: {target}";
        Assert.That(broken, Is.Empty);
    }

    [TestCase("[a](b.md) and ![c](d/e.svg \"title\")", ExpectedResult = "b.md d/e.svg")]
    [TestCase("[a](https://x.org/y) [m](mailto:a@b.c) [b](#part)", ExpectedResult = "#part")]
    [TestCase("<img src=\"a.png\"> <a href='b'>", ExpectedResult = "a.png b")]
    [TestCase("[ref]: spec/README.md", ExpectedResult = "spec/README.md")]
    [TestCase("`[out](in)` and\n```\n[x](y)\n```\n", ExpectedResult = "")]
    public string LinksAreFound(string markdown) => string.Join(' ', RelativeTargets(markdown));

    [Test, Spec("REPO-006")]
    public void VerifiedFiles_KeepTheBytesOfTheConvention()
    {
        var wrong =
            from file in SourceFile.Below("tests")
            where file.RelativePath.Contains(".verified.", StringComparison.Ordinal)
            let bytes = File.ReadAllBytes(RepositoryRoot.Combine(file.RelativePath))
            where bytes is not [0xEF, 0xBB, 0xBF, .., not (byte)'\n'] || bytes.Contains((byte)'\r')
            select file.RelativePath;
        Assert.That(wrong, Is.Empty);
    }

    private static IEnumerable<string> RelativeTargets(string markdown) =>
        from Match match in Link().Matches(CodePart().Replace(markdown, ""))
        let target = match.Groups["target"].Value
        where !Scheme().IsMatch(target)
        select target;

    private static bool Resolves(SourceFile file, string target)
    {
        var parts = target.Split('#', 2);
        var folder = Path.GetDirectoryName(RepositoryRoot.Combine(file.RelativePath))!;
        var path = parts[0].Length == 0 ? RepositoryRoot.Combine(file.RelativePath) : Path.Combine(folder, Uri.UnescapeDataString(parts[0]));
        return (File.Exists(path) || Directory.Exists(path)) && (parts.Length == 1 || !File.Exists(path) || Anchors(File.ReadAllText(path)).Contains(parts[1]));
    }

    // As GitHub names headings: lower case, punctuation dropped, spaces to dashes.
    private static IEnumerable<string> Anchors(string markdown) =>
        Heading().Matches(markdown).Select(m => NotInAnchor().Replace(m.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"(?<![\w.])/(?:home|Users|root|tmp|work|mnt|opt)/\w|\b[A-Z]:\\{1,2}[A-Za-z]\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(?:\s+""[^""]*"")?\)|\b(?:src|href)=[""'](?<target>[^""']+)[""']|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```[\s\S]*?^```|`[^`\n]*`", RegexOptions.Multiline)]
    private static partial Regex CodePart();

    [GeneratedRegex(@"^(?:[a-z][a-z0-9+.-]*:|//)", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^#{1,6}\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotInAnchor();
}
