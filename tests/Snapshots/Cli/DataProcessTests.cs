using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The commands about data sets as processes of their own.</summary>
[Parallelizable] // it waits for them
public sealed class DataProcessTests
{
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");

    [Test, Spec("DATA-011")]
    public void TheFolder_IsTheOneGiven_ElseThatOfTheVariable()
    {
        var (first, second) = (Directory.CreateTempSubdirectory("first").FullName, Directory.CreateTempSubdirectory("second").FullName);
        try
        {
            File.WriteAllText(Path.Combine(first, "test_batch.bin"), "");
            File.WriteAllText(Path.Combine(second, "data_batch_1.bin"), "");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(List(first), Does.Contain($"  1 of 6 files, {first}\n").And.Not.Contain("no folder"));
                Assert.That(List(first, "--data", second), Does.Contain($"  1 of 6 files, {second}\n"));
                Assert.That(List(null), Does.Not.Contain(" files, ").And.EndWith("no folder of data sets is given; --data or PLANTNSEEK_DATA names one\n"));
                Assert.That(List(""), Does.EndWith("no folder of data sets is given; --data or PLANTNSEEK_DATA names one\n"));
            }
        }
        finally
        {
            Directory.Delete(first, recursive: true);
            Directory.Delete(second, recursive: true);
        }

        static string List(string? variable, params string[] arguments)
        {
            var run = ChildProcess.RunProgram(Command, ["data", "list", .. arguments], ("PLANTNSEEK_DATA", variable));
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Success, "")));
            return run.Output;
        }
    }

    [Test, Spec("CLI-026"), Spec("DATA-023"), Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
    public async Task ASignal_StopsAFetch_WhichKeepsWhatItHas()
    {
        using var server = new LocalServer();
        server.Files["cifar-10-binary.tar.gz"] = new ServedFile([1, 2, 3]) { StatesLength = false, CutAfter = 3, Stalls = true };
        var folder = Directory.CreateTempSubdirectory("fetch").FullName;
        using var process = ChildProcess.Start(ChildProcess.DotnetHost, [Command, "data", "fetch", "cifar10", "--data", folder, "--from", $"{server.Address}"]);
        try
        {
            var part = Path.Combine(folder, "cifar-10-batches-bin", "cifar-10-binary.tar.gz.part");
            Assert.That(() => File.Exists(part) && new FileInfo(part).Length == 3, Is.True.After(60_000, 20));
            Assert.That(ChildProcess.Run("sh", ["-c", $"kill -s TERM {process.Id}"]).ExitCode, Is.Zero);
            Assert.That(process.WaitForExit(TimeSpan.FromMinutes(1)), Is.True, "still at work a minute after SIGTERM");
            Assert.That((process.ExitCode, await process.StandardError.ReadToEndAsync()), Is.EqualTo((ExitCode.Terminated, "fetch cifar10: 0 % done, starting\nplantnseek: stopped\n")));
            Assert.That(Directory.GetFiles(Path.GetDirectoryName(part)!).Select(static f => Path.GetFileName(f)), Is.EquivalentTo(["cifar-10-binary.tar.gz.part", "cifar-10-binary.tar.gz.part.json"]));
        }
        finally
        {
            process.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }
}
