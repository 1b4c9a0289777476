using PlantNSeek.Reporting;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Store;

[Category("Sweep")]
public class SharedStoreTests
{
    [Test, Spec("STORE-012")]
    public void AfterTheTests_TheCommandRunsNothing_AndWritesTheSameReport()
    {
        using TemporaryStore theirs = new(), ours = new();
        var expected = ReportFiles.Write(SharedSweep.Checked, ours.Folder);
        var run = ChildProcess.RunProgram(
            Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"), ["reproduce", .. SharedSweep.RecomputesAll ? (string[])["--all"] : [], "--out", theirs.Folder]);
        Assert.That(run.ExitCode, Is.LessThan(2), run.Error);
        Assert.That(run.Error, Does.Contain($"all {SharedSweep.Checked.Check!.Units.Count} runs cached"));
        Assert.That(
            expected.Select(f => File.ReadAllText(f) == File.ReadAllText(Path.Combine(theirs.Folder, Path.GetFileName(f)))), Is.All.True, string.Join(", ", expected));
    }
}
