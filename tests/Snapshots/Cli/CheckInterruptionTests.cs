using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The end of <c>check</c> while somebody's code is at work, or hangs.</summary>
[Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
[Parallelizable] // it waits for processes of its own
public sealed class CheckInterruptionTests
{
    private string _folder = "";
    private string _assembly = "";

    // A copy, so that its path tells the processes of this test from all others. What it stands on is the command's own.
    [SetUp]
    public void CopyAssembly()
    {
        _folder = Directory.CreateTempSubdirectory("check").FullName;
        _assembly = Path.Combine(_folder, Path.GetFileName(OutsiderAssembly.Breaking));
        File.Copy(OutsiderAssembly.Breaking, _assembly);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("TERM")]
    [Spec("CLI-009"), Spec("CLI-026")]
    public async Task ASignal_EndsAllProcesses_WithoutAReport(string signal)
    {
        using var process = await StartAndWaitForChildren();
        Send(signal, process.Id);
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(1)), Is.True);
        var rest = await process.StandardError.ReadToEndAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Terminated), rest);
            Assert.That(rest, Does.EndWith("plantnseek: stopped\n"));
            Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "report")), Is.Empty);
        }

        await NobodyStays();
    }

    [Test, Spec("CLI-011")]
    public async Task WhoeverEndsTheCommand_LeavesNobodyAtWork()
    {
        using var process = await StartAndWaitForChildren();
        Send("KILL", process.Id);
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(1)), Is.True);
        await NobodyStays();
    }

    private static void Send(string signal, int id) => Assert.That(ChildProcess.Run("sh", ["-c", $"kill -s {signal} {id}"]).ExitCode, Is.Zero);

    private async Task<System.Diagnostics.Process> StartAndWaitForChildren()
    {
        var process = ChildProcess.Start(
            ChildProcess.DotnetHost,
            [
                Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"), "check", _assembly, "--no-leaderboard", "--threads", "6", "--time-limit", "600", "--out", Path.Combine(_folder, "report"),
            ]);
        await Until(() => AtWork().Any(line => line.Contains("Breaking.Hanging ", StringComparison.Ordinal)));
        return process;
    }

    private Task NobodyStays() => Until(() => AtWork().Length == 0);

    private string[] AtWork() => [.. ChildProcess.Run("ps", ["-eo", "args"]).Output.Split('\n').Where(line => line.Contains(_folder, StringComparison.Ordinal))];

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 600; i++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("not within a minute");
    }
}
