using PlantNSeek.Evidence;
using PlantNSeek.Reproduction.Tests.Store;

namespace PlantNSeek.Reproduction.Tests.Evidence;

/// <summary>A recording by the built command, killed as by kill -9 and started again.</summary>
[Category("Sweep")]
[Parallelizable] // it waits for processes of its own
public sealed class KilledRecordingTests
{
    private static readonly int Kills = LongSetting.IsOn ? 20 : 2;

    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");

    [Test, Spec("EVID-022")]
    public async Task KilledAtRandomMoments_ItGoesOn_AndWritesTheEvidenceOfAnUndisturbedOne()
    {
        using TemporaryStore store = new(), evidence = new();
        var random = new Random(2022);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = ChildProcess.Start(ChildProcess.DotnetHost, [Command, .. Arguments(store, evidence)]);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            for (var before = store.Length; store.Length <= before + 100 && !process.HasExited;)
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(100));
            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, error);
        }

        var finished = File.ReadAllLines(store.File).Length - 1;
        var last = ChildProcess.RunProgram(Command, Arguments(store, evidence));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(last.ExitCode, Is.Zero, last.Error);
            Assert.That(finished, Is.GreaterThanOrEqualTo(Kills));
            Assert.That(File.ReadAllBytes(Path.Combine(evidence.Folder, "theory.json")), Is.EqualTo(File.ReadAllBytes(Path.Combine(SharedSweep.Folder, "theory.json"))));
            Assert.That(EvidenceBook.Read(evidence.Folder).Cells.Values.Select(c => c.Seconds > 0), Is.All.True);
        }
    }

    private static string[] Arguments(TemporaryStore store, TemporaryStore evidence) =>
        ["evidence", "record", "--experiments", "theory", "--fixed", "--threads", "2", "--store", store.Folder, "--evidence", evidence.Folder];
}
