using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PlantNSeek.Packaging;

/// <summary>A stranger's repository whose gate is the suite's: samples/pruner-with-ci, by the very line that the composite action runs.</summary>
[Platform("Linux,MacOsX", Reason = "the action runs in bash")]
public sealed class SampleTests
{
    private static readonly string Sample = RepositoryRoot.Combine("samples", "pruner-with-ci");
    private const string Accept = "PLANTNSEEK_ACCEPT_SNAPSHOTS";
    private static readonly string Document = RepositoryRoot.Combine("docs", "ci-run.md");
    private static readonly string Action = RepositoryRoot.Combine(".github", "actions", "check-pruner");

    [Test, Spec("GATE-005"), Spec("GATE-015")]
    public void TheSample_IsGreen_AndOnceItsPrunerHasAMistakeRed_WithAnAnnotation()
    {
        var folder = Copy();
        var (green, summary) = (Gate(folder), Path.Combine(folder, "summary.md"));
        Assert.That(green.ExitCode, Is.Zero, green.Output + green.Error);
        var source = Path.Combine(folder, "LargestFanIn.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("Math.Abs(unit[i])", "unit[i]", StringComparison.Ordinal));
        var red = Gate(folder);
        var cases = XDocument.Load(Path.Combine(folder, "artifacts", "plantnseek", "pruners.xml")).Descendants("testcase").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(green.Output, Does.Contain("Pruner.dll: all required rules hold").And.Not.Contain("::error"));
            Assert.That(red.ExitCode, Is.EqualTo(1), red.Error);
            Assert.That(red.Output, Does.Match("\n::error title=Largest fan-in%3A Required_R305_IgnoresSigns%3A Violated::Required_R305_IgnoresSigns: Violated%0A [^\n]*network 1-1, seed 0"));
            Assert.That(File.ReadAllText(summary), Does.Contain("| yes | Largest fan-in | contract LargestFanInContract |").And.Contain("| no | Largest fan-in |").And.Contain("<details><summary>Largest fan-in: Required_R305"));
            Assert.That(cases.Where(static c => c.Element("failure") is not null).Select(static c => (string?)c.Attribute("name")), Is.EqualTo(new[] { "Largest fan-in: R305 Ignores signs" }));
            Assert.That(File.Exists(Path.Combine(folder, "artifacts", "plantnseek", "pruners.trx")), Is.True);
            Assert.That(Shown(red.Output, File.ReadAllText(summary)), Is.EqualTo(File.ReadAllText(Document)), $"{Accept}=1 writes what is shown now");
        }
    }

    // What a pull request has of the red run, as docs/ci-run.md shows it.
    private static string Shown(string output, string summaries)
    {
        var annotations = output.ReplaceLineEndings("\n").Split('\n').Where(static line => line.StartsWith("::error", StringComparison.Ordinal)).ToArray();
        var pages = summaries.ReplaceLineEndings("\n").TrimEnd('\n');
        var text = $"""
            # What a pull request sees

            The sample's pruner with an absolute value forgotten (`unit[i]` for `Math.Abs(unit[i])`), checked by the action of [ci.md](ci.md): a test makes both blocks and compares them with this page.

            ## The annotation, at the step and in the list of checks

            ```
            {string.Join("\n\n", annotations.Select(Decoded))}
            ```

            ## The page of the step

            ```markdown
            {pages[pages.LastIndexOf("### ", StringComparison.Ordinal)..]}
            ```

            """.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(Document, text);
        }

        return text;
    }

    // As GitHub shows it: the title, and the message below.
    private static string Decoded(string line)
    {
        var parts = line["::error title=".Length..].Split("::", 2);
        string Plain(string text) => text.Replace("%0A", "\n", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
        return $"{Plain(parts[0])}\n\n{Plain(parts[1])}";
    }

    [TestCase("", "check.sh takes the project of the pruners, and then options of plantnseek check")]
    [TestCase("no-such-folder", "there is no 'no-such-folder' in ")]
    [Spec("GATE-005")]
    public void WhatIsNoProject_IsNamed(string project, string message)
    {
        var run = ChildProcess.Run("bash", [Path.Combine(Action, "check.sh"), .. project.Length > 0 ? [project] : (string[])[]]);
        Assert.That((run.ExitCode, run.Error.StartsWith(message, StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Error);
    }

    // Names in YAML are strings, which nothing compiles.
    [Test, Spec("GATE-006")]
    public void Workflow_Action_AndSample_SpeakOfTheSameNames()
    {
        var (workflow, action, gate) = (Text(".github", "workflows", "check-pruner.yml"), File.ReadAllText(Path.Combine(Action, "action.yml")), File.ReadAllText(Path.Combine(Sample, ".github", "workflows", "gate.yml")));
        string[] Inputs(string text, string indent) => [.. Regex.Matches(text[text.IndexOf("inputs:", StringComparison.Ordinal)..], $"^{indent}([a-z]+):$", RegexOptions.Multiline).Select(static m => m.Groups[1].Value)];
        string[] Used(string text, string prefix) => [.. Regex.Matches(text, prefix + @"inputs\.([a-z]+)").Select(static m => m.Groups[1].Value).Distinct()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Used(workflow, ""), Is.EquivalentTo(Inputs(workflow, "      ")));
            Assert.That(Used(action, ""), Is.EquivalentTo(new[] { "project", "arguments" }));
            Assert.That(Regex.Matches(gate, "^      ([a-z]+): ", RegexOptions.Multiline).Select(static m => m.Groups[1].Value), Is.SubsetOf(Inputs(workflow, "      ")));
            Assert.That(workflow, Does.Contain("uses: ./.plantnseek/.github/actions/check-pruner"));
            Assert.That(gate, Does.Contain("/.github/workflows/check-pruner.yml@"));
            Assert.That(Directory.Exists(Action), Is.True);
        }
    }

    private static string Text(params string[] parts) => File.ReadAllText(RepositoryRoot.Combine(parts));

    // As the runner does: the line of the action, its inputs as variables, in the root of the calling repository.
    private static ChildProcess Gate(string folder)
    {
        var line = Regex.Match(File.ReadAllText(Path.Combine(Action, "action.yml")), "^      run: '(.*)'$", RegexOptions.Multiline).Groups[1].Value;
        var dotnet = Path.GetDirectoryName(ChildProcess.DotnetHost)!;
        return ChildProcess.Run(
            "bash",
            ["-e", "-o", "pipefail", "-c", $"cd '{folder}'; {line}"],
            [
                .. Feed.Local.Environment,
                ("PATH", $"{dotnet}:{Environment.GetEnvironmentVariable("PATH")}"), ("DOTNET_ROOT", dotnet), ("PROJECT", "."), ("ARGUMENTS", "--no-leaderboard --threads 2"), ("ACTION", Action),
                ("PLANTNSEEK_PACKAGES", Feed.Local.Packages), ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "summary.md")),
            ]);
    }

    private static string Copy()
    {
        var folder = Feed.Local.Folder("sample");
        foreach (var file in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories).Where(static f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }
}
