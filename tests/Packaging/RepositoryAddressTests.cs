namespace PlantNSeek.Packaging;

/// <summary>Where a package says that its sources are, by the clone that packs it.</summary>
public sealed class RepositoryAddressTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Spec("PACK-004")]
    [TestCase("web", "https://example.org/them/theirs.git", ExpectedResult = "https://example.org/them/theirs.git")]
    [TestCase("path", "/srv/git/theirs", ExpectedResult = null)]
    [TestCase("none", null, ExpectedResult = null)]
    public string? Address_IsThatOfTheRemote(string name, string? remote)
    {
        var project = MakeClone(name, remote);
        var packing = Feed.Local.Dotnet("pack", project, "-p:Version=1.0.0", $"-p:PackageOutputPath={project}");
        Assert.That(packing.ExitCode, Is.Zero, packing.Output);
        Assert.That(packing.Output, Does.Not.Contain("warning"));

        var metadata = PackedFile.Read(Path.Combine(project, "Small.1.0.0.nupkg")).Metadata;
        var repository = metadata.Element(metadata.GetDefaultNamespace() + "repository");
        Assert.That(repository?.Attribute("commit")?.Value, Is.EqualTo(Commit));
        return repository?.Attribute("url")?.Value;
    }

    // A clone as git writes it, so that no git is needed, with the settings of this repository.
    private static string MakeClone(string name, string? remote)
    {
        var root = Feed.Local.Folder($"clone-{name}");
        var project = Path.Combine(root, "src", "Small");
        Directory.CreateDirectory(project);
        foreach (var folder in new[] { "objects", "refs/heads" })
        {
            Directory.CreateDirectory(Path.Combine(root, ".git", folder));
        }

        File.WriteAllText(Path.Combine(root, ".git", "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(root, ".git", "refs/heads/main"), $"{Commit}\n");
        File.WriteAllText(Path.Combine(root, ".git", "config"), $"[core]\n\trepositoryformatversion = 0\n{(remote is null ? "" : $"[remote \"origin\"]\n\turl = {remote}\n")}");
        foreach (var settings in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig" })
        {
            File.Copy(RepositoryRoot.Combine(settings), Path.Combine(root, settings));
        }

        File.WriteAllText(Path.Combine(project, "README.md"), "# Small\n");
        File.WriteAllText(Path.Combine(project, "Small.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        return project;
    }
}
