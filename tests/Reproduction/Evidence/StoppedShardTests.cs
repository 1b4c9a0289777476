using PlantNSeek.Reproduction.Tests.Store;

namespace PlantNSeek.Reproduction.Tests.Evidence;

/// <summary>A shard that a scheduler ends by a signal.</summary>
[Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
[Parallelizable] // it waits for processes of its own
public sealed class StoppedShardTests
{
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");

    [TestCase("TERM", true, 75)]
    [TestCase("USR1", true, 75)]
    [TestCase("USR2", true, 75)]
    [TestCase("INT", true, 130)]
    [TestCase("USR1", false, 143)]
    [Spec("CLUSTER-002")]
    public async Task ASignal_EndsIt_AsSchedulersRead(string signal, bool isShard, int code)
    {
        using TemporaryStore store = new(), evidence = new();
        string[] shard = isShard ? ["--shards", "2"] : ["--fixed"];
        using var process = ChildProcess.Start(
            ChildProcess.DotnetHost,
            [Command, "evidence", "record", "--cells", "singleshot Fair helix depth 10", "--threads", "1", "--store", store.Folder, "--evidence", evidence.Folder, .. shard],
            ("SLURM_ARRAY_TASK_ID", "2"));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (store.Length < 200 && !process.HasExited) // at work
        {
            await Task.Delay(5);
        }

        Assert.That(ChildProcess.Run("sh", ["-c", $"kill -s {signal} {process.Id}"]).ExitCode, Is.Zero);
        await process.WaitForExitAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(process.ExitCode, Is.EqualTo(code), await error);
            Assert.That(await output, Is.Empty);
            Assert.That((await error).Contains($"shard 2/2 was stopped and is to be continued; its finished runs are in {store.Folder}", StringComparison.Ordinal), Is.EqualTo(isShard));
        }
    }
}
