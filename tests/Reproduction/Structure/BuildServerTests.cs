namespace PlantNSeek.Reproduction.Tests.Structure;

/// <summary>What the build server runs, and how it counts.</summary>
public sealed class BuildServerTests
{
    private static readonly string Script = RepositoryRoot.Combine(".ci/run");

    [Test, Spec("REPO-035")]
    public void ItRunsTheAnalyzers_WhichTheTestRunLeavesOut()
    {
        var builds = File.ReadAllLines(Script).Where(l => l.StartsWith("dotnet build ", StringComparison.Ordinal)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(RepositoryRoot.Combine("Directory.Solution.targets")), Does.Contain("RunAnalyzers=false"));
            Assert.That(builds, Is.Not.Empty);
            Assert.That(builds.Where(l => l.Contains("RunAnalyzers", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test, Spec("REPO-036"), Platform("Linux", Reason = "the script is one of a shell")]
    public void ItCountsFromTheResultsOfEveryTestProject()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["one.trx"], Trx(total: 29, executed: 27, passed: 26, failed: 1));
        File.WriteAllText(folder["another.trx"], Trx(total: 5, executed: 5, passed: 5, failed: 0));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Counted(folder.Path), Is.EqualTo("31 1 2"));
            Assert.That(Counted(Path.Combine(folder.Path, "none")), Is.EqualTo("0 0 0"), "where no test ran");
        }
    }

    // With the lines of the script that count, under the options that it runs with.
    private static string Counted(string folder)
    {
        var counting = string.Join('\n', File.ReadAllLines(Script).Where(l => l.StartsWith("counted()", StringComparison.Ordinal) || l.Contains("=$(", StringComparison.Ordinal) && l.Contains("counted", StringComparison.Ordinal) || l.StartsWith("skipped=", StringComparison.Ordinal)));
        var run = ChildProcess.Run("bash", ["-c", $"set -euo pipefail; results='{folder}'\n{counting}\necho $passed $failed $skipped"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output.Trim();
    }

    private static string Trx(int total, int executed, int passed, int failed) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun><ResultSummary outcome="Completed">
          <Counters total="{total}" executed="{executed}" passed="{passed}" failed="{failed}" error="0" timeout="0" aborted="0" inconclusive="0" passedButRunAborted="0" notExecuted="0" />
        </ResultSummary></TestRun>
        """;
}
