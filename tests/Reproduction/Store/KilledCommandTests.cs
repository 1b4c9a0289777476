using System.Diagnostics;
using System.Text.Json;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Reproduction.Tests.Store;

/// <summary>The built command, killed as by kill -9 and started again.</summary>
[Category("Sweep")]
[Parallelizable] // it waits for processes of its own
public class KilledCommandTests
{
    private static readonly int Kills = LongSetting.IsOn ? 100 : 2; // one of each kind of moment
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");
    private static readonly int Runs = Profile.Smoke.Scenarios().Count();

    [Test, Spec("STORE-009"), Spec("STORE-006"), Spec("STORE-013")]
    public async Task KilledAtRandomMoments_ItResumes_AndGivesTheReportOfAnUndisturbedRun()
    {
        using TemporaryStore undisturbed = new(), killed = new();
        var calm = Task.Run(() => ChildProcess.RunProgram(Command, Arguments(undisturbed)));
        var seed = Environment.GetEnvironmentVariable(PinnedPropertyAttribute.FreshSeeds) == "1" ? Environment.TickCount : 2022;
        var random = new Random(seed);
        TestContext.Out.WriteLine($"seed {seed}");
        var finished = "";
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = ChildProcess.Start(ChildProcess.DotnetHost, [Command, .. Arguments(killed)]);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await WaitForTheMoment(process, killed, random, justWritten: kill % 2 == 1);
            process.Kill();
            await process.WaitForExitAsync();
            await output;
            AssertTold(await error, finished);
            finished = StillThere(killed, finished);
        }

        var last = ChildProcess.RunProgram(Command, Arguments(killed));
        AssertTold(last.Error, finished);
        StillThere(killed, finished);
        var (expected, names) = (await calm, ReportFilesOf(undisturbed));
        TestContext.Out.WriteLine($"{Records(finished).Count} of {Runs} runs were finished at the last kill");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((last.ExitCode, last.Output), Is.EqualTo((expected.ExitCode, expected.Output.Replace(undisturbed.Folder, killed.Folder, StringComparison.Ordinal))), last.Error);
            Assert.That(names, Has.Count.GreaterThan(3));
            Assert.That(ReportFilesOf(killed), Is.EqualTo(names));
            Assert.That(names.Where(name => !File.ReadAllBytes(InReport(killed, name)).SequenceEqual(File.ReadAllBytes(InReport(undisturbed, name)))), Is.Empty);
            Assert.That(RunsIn(killed), Has.Count.EqualTo(Runs).And.Unique);
            Assert.That(RunsIn(killed), Is.EquivalentTo(RunsIn(undisturbed)));
        }
    }

    [Test, Spec("STORE-007"), Platform("Linux", Reason = "the limit on a file's size stands in for a full disk")]
    public void AFullDisk_IsOneLine_AndWhatWasFinishedIsAtHand()
    {
        using var temporary = new TemporaryStore();
        // The runtime reserves a larger file than that for its own code unless told not to.
        var run = ChildProcess.Run(
            "sh",
            ["-c", "trap '' XFSZ; ulimit -f 32; exec \"$@\"", "sh", ChildProcess.DotnetHost, Command, "reproduce", "--profile", "smoke", "--threads", "2", "--store", temporary.Folder, "--out", Path.Combine(temporary.Folder, "report")],
            ("DOTNET_EnableWriteXorExecute", "0"));
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")), run.Error);
        Assert.That(run.Error, Does.Match(@"plantnseek: a finished run could not be written to \S+results\.jsonl; the [1-9] in it are safe, [^\n]+\n$"));
        using var store = temporary.Open();
        Assert.That(run.Error, Does.Contain($"the {store.Count} in it are safe"));
        Assert.That(temporary.Messages, Has.Count.EqualTo(1).And.All.Contains("half a run"));
    }

    private static string[] Arguments(TemporaryStore place) =>
        ["reproduce", "--profile", "smoke", "--threads", "2", "--store", place.Folder, "--out", Path.Combine(place.Folder, "report")];

    // After none to three runs more: within milliseconds of the last one's being written, or anywhere in the next one.
    private static async Task WaitForTheMoment(Process process, TemporaryStore store, Random random, bool justWritten)
    {
        for (var runs = random.Next(4); runs > 0; runs--)
        {
            var before = store.Length;
            while (store.Length <= before + 100 && !process.HasExited)
            {
                await Task.Delay(1);
            }
        }

        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(random.Next(justWritten ? 3 : 1500)));
    }

    // A process that came so far as to say how much is cached counts all that was finished before it.
    private static void AssertTold(string error, string finished)
    {
        var count = Records(finished).Count;
        if (error.Contains("runs cached", StringComparison.Ordinal))
        {
            Assert.That(error, Does.Contain(count == Runs ? $"all {Runs} runs cached" : $" on 2 threads, {count} of {Runs} runs cached"));
        }
    }

    // What was finished before stands as it did, at the same place; returns what is finished now.
    private static string StillThere(TemporaryStore store, string before)
    {
        var text = File.Exists(store.File) ? File.ReadAllText(store.File) : "";
        var finished = text[..(text.LastIndexOf('\n') + 1)];
        Assert.That(finished.StartsWith(before, StringComparison.Ordinal), Is.True, "a finished run was lost or changed");
        Assert.That(Records(finished), Is.Unique);
        return finished;
    }

    private static IReadOnlyList<string> Records(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static IReadOnlyList<string> RunsIn(TemporaryStore store) =>
        [.. Records(File.ReadAllText(store.File)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("run").GetString()!)];

    private static string InReport(TemporaryStore place, string name) => Path.Combine(place.Folder, "report", name);

    private static IReadOnlyList<string> ReportFilesOf(TemporaryStore place)
    {
        var folder = Path.Combine(place.Folder, "report");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Where(f => f[0] != '.').Order(StringComparer.Ordinal)];
    }
}
