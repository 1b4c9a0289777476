using System.Text.RegularExpressions;

namespace PlantNSeek.Reproduction.Tests.Evidence;

/// <summary>
/// Changes of the sources that no other test need see turn the check of the evidence red: the sources are copied, changed in three places, each change in force where an environment variable names it,
/// built once, and recorded runs are recomputed with them.
/// </summary>
[Category("Sweep")]
[Parallelizable] // it waits for processes of its own
public sealed partial class ChangedSourcesTests
{
    private static readonly (string Name, string File, string Original, string Changed)[] Changes =
    [
        ("rounding", "Numerics/Kernels/ProductKernel.cs", "a0 = TLanes.MultiplyAdd(v0, xa, a0);", "a0 = {0} ? TLanes.Add(TLanes.Multiply(v0, xa), a0) : TLanes.MultiplyAdd(v0, xa, a0);"),
        ("default", "Pruning/Pruners/GraspPruner.cs", "Temperature { get; } = temperature > 0", "Temperature { get; } = {0} ? temperature / 2 : temperature > 0"),
        ("noise", "Tasks/LearningTask.cs", "(noise * stream.NextNormal())", "(noise * ({0} && Name == \"helix\" ? 1.0001 : 1) * stream.NextNormal())"),
    ];

    private static readonly string[] Copied = ["src/PlantNSeek", "src/PlantNSeek.Reproduction", "tests/EvidenceRuns", "spec/reference", "spec/claims.yaml", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "tests/Directory.Build.props", "global.json"];

    private string _folder = "";

    [OneTimeSetUp]
    public void BuildChangedSources()
    {
        _folder = Directory.CreateTempSubdirectory("changed-sources").FullName;
        foreach (var place in Copied)
        {
            Copy(RepositoryRoot.Combine(place.Split('/')), Path.Combine(_folder, place));
        }

        foreach (var (name, file, original, changed) in Changes)
        {
            var path = Path.Combine(_folder, "src", "PlantNSeek", file);
            var text = File.ReadAllText(path);
            Assert.That(text, Does.Contain(original), $"{file} no longer has what is changed in it");
            File.WriteAllText(path, text.Replace(original, changed.Replace("{0}", $"PlantNSeek.ChangedSources.Is_{name}", StringComparison.Ordinal), StringComparison.Ordinal));
        }

        File.WriteAllText(
            Path.Combine(_folder, "src", "PlantNSeek", "ChangedSources.cs"),
            $"namespace PlantNSeek;\n\ninternal static class ChangedSources\n{{\n{string.Concat(Changes.Select(c => $"    public static readonly bool Is_{c.Name} = System.Environment.GetEnvironmentVariable(\"PLANTNSEEK_CHANGE\") == \"{c.Name}\";\n"))}}}\n");
        var build = ChildProcess.Run(ChildProcess.DotnetHost, ["build", Path.Combine(_folder, "tests", "EvidenceRuns"), "-c", "Release", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-v", "quiet", "-nologo"]);
        Assert.That(build.ExitCode, Is.Zero, build.Output + build.Error);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("rounding", "multishot Fair helix", "multishot Fair helix .*: runs: .* at .*: (strong|weak) is ")]
    [TestCase("default", "singleshot Fair helix depth 3", "singleshot Fair helix depth 3 .*: runs: GraSP at .*: ")]
    [TestCase("noise", "singleshot Paper helix depth 3", "singleshot Paper helix depth 3 .* replicate [0-9]+: ")]
    [Spec("EVID-018")]
    public void AChange_IsReported_WithARunThatItChanges(string change, string cells, string message)
    {
        var run = Recompute(change, cells);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Output + run.Error);
            Assert.That(run.Output, Does.Match(message));
            Assert.That(run.Output, Does.Contain("plantnseek evidence record --again --cells \"" + cells));
        }
    }

    // That the copy computes what is recorded; of the sources themselves the sample says it for every cell.
    [Test, Spec("EVID-018")]
    public void WithoutAChange_TheSameRunsAreAsRecorded()
    {
        var run = Recompute("", "singleshot Paper helix depth 3");
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(Number().Match(run.Output).Value, Is.Not.EqualTo("0"), run.Output);
    }

    private ChildProcess Recompute(string change, string cells) => ChildProcess.RunProgram(
        Path.Combine(_folder, "tests", "EvidenceRuns", "bin", "Release", "net10.0", "PlantNSeek.EvidenceRuns.dll"),
        ["--evidence", SharedSweep.Folder, "--cells", cells, "--seconds", "2"],
        ("PLANTNSEEK_CHANGE", change));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !Built().IsMatch(Path.GetRelativePath(from, f))))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"^(bin|obj)[/\\]")]
    private static partial Regex Built();

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Number();
}
