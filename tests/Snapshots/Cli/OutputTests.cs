using PlantNSeek.Artifacts;
using PlantNSeek.Cli;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>Where commands write, with the real work behind them: pipes, links, inputs under another name, full disks. What is refused is so before any work.</summary>
[Platform(Exclude = "Win", Reason = "pipes and links of Unix")]
public sealed class OutputTests
{
    private string _folder = "";

    [SetUp]
    public async Task MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("output").FullName;
        foreach (var folder in new[] { "real", "report/figures", "report/seekers", "suite/fair", "blocked" })
        {
            Directory.CreateDirectory(At(folder));
        }

        await Says("plant --task relu --depth 3 --width 12 --out real/p.npz");
        await Says("seek --planted real/p.npz --seeker snip --keep 9 --out real/m.npz");
        File.Copy(At("real/m.npz"), At("report/seekers/snip-9.npz"));
        File.CreateSymbolicLink(At("alias"), "real");
        File.CreateSymbolicLink(At("real/link.npz"), "p.npz");
        File.CreateSymbolicLink(At("report/report.json"), "../real/m.npz");
        File.CreateSymbolicLink(At("report/report.md"), "../Foo.dll");
        File.Copy(OutsiderAssembly.Keeping, At("Foo.dll"));
        string[] pipes = ["pipe", "pipe.svg", "real/host.truth.npz", "spiral.json.unfinished", "blocked/report.md", "suite/manifest.json"];
        foreach (var pipe in pipes)
        {
            Assert.That(ChildProcess.Run("mkfifo", [At(pipe)]).ExitCode, Is.Zero);
        }
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("seek --planted real/p.npz --seeker snip --keep 9 --out pipe", "'pipe' cannot be written: it is a pipe")]
    [TestCase("plant --task relu --depth 3 --width 12 --out pipe", "'pipe' cannot be written: it is a pipe")]
    [TestCase("plant --task relu --depth 3 --width 12 --reveal --out pipe", "'pipe' cannot be written: it is a pipe")]
    [TestCase("plant --task relu --depth 3 --width 12 --out real/host.npz", "'real/host.truth.npz' cannot be written: it is a pipe")]
    [TestCase("plant --suite smoke --out suite", "--out is 'suite'; it must be a folder that can be written: 'suite/manifest.json' cannot be written: it is a pipe")]
    [TestCase("judge --planted real/p.npz --mask real/m.npz --out blocked", "--out is 'blocked'; it must be a folder that can be written: 'blocked/report.md' cannot be written: it is a pipe")]
    [TestCase("reproduce --profile smoke --store store --out blocked", "--out is 'blocked'; it must be a folder that can be written: 'blocked/report.md' cannot be written: it is a pipe")]
    [TestCase("check Foo.dll --no-leaderboard --out blocked", "--out is 'blocked'; it must be a folder that can be written: 'blocked/report.md' cannot be written: it is a pipe")]
    [TestCase("spiral --out pipe", "'pipe' cannot be written: it is a pipe")]
    [TestCase("spiral --out spiral.json", "'spiral.json.unfinished' cannot be written: it is a pipe")]
    [TestCase("bench plot --out pipe.svg", "'pipe.svg' cannot be written: it is a pipe")]
    [Spec("CLI-027")]
    public async Task WhatIsNoFile_IsRefused_AndStays(string command, string message) => await Refuses(command, message);

    [Test, Spec("CLI-027")]
    public async Task AHostOfASuite_ThatIsNoFile_IsFoundBeforeAnyIsPlanted()
    {
        File.Delete(At("suite/manifest.json"));
        var host = HostSuite.Hosts(Profile.Smoke).Select(SuiteHost.PathOf).Last(path => path.StartsWith("fair/", StringComparison.Ordinal));
        Assert.That(ChildProcess.Run("mkfifo", [At($"suite/{host}")]).ExitCode, Is.Zero);
        await Refuses("plant --suite smoke --out suite", $"'suite/{host}' cannot be written: it is a pipe");
    }

    [TestCase("seek --planted real/p.npz --seeker snip --keep 9 --out alias/p.npz", "--out is 'alias/p.npz'; that file is another one of yours, and would be lost")]
    [TestCase("seek --planted alias/p.npz --seeker snip --keep 9 --out real/p.npz", "--out is 'real/p.npz'; that file is another one of yours, and would be lost")]
    [TestCase("seek --planted real/p.npz --seeker snip --keep 9 --out alias/p.truth.npz", "--out is 'alias/p.truth.npz'; that file is another one of yours, and would be lost")]
    [TestCase("seek --planted real/p.npz --seeker snip --keep 9 --out real/link.npz", "--out is 'real/link.npz'; that file is another one of yours, and would be lost")]
    [TestCase("seek --planted real/link.npz --seeker snip --keep 9 --out alias/p.npz", "--out is 'alias/p.npz'; that file is another one of yours, and would be lost")]
    [TestCase("judge --planted real/p.npz --mask alias/m.npz --out report", "--out is 'report'; 'report/report.json' is another file of yours, and would be lost")]
    [TestCase("judge --planted real/p.npz --mask real --seekers none --out report", "--out is 'report'; 'report/report.json' is another file of yours, and would be lost")]
    [TestCase("check Foo.dll --no-leaderboard --out report", "--out is 'report'; 'report/report.md' is another file of yours, and would be lost")]
    [Spec("CLI-028"), Spec("CLI-051")]
    public async Task AnInput_IsNotWritten_ByWhateverName(string command, string message) => await Refuses(command, message);

    [Test, Spec("CLI-051")]
    public async Task MasksOfTheLibrarysSeekers_AreNotWrittenOverInputs()
    {
        File.Delete(At("report/report.json"));
        File.Delete(At("report/report.md"));
        await Refuses(
            "judge --planted real/p.npz --mask report/seekers --out report",
            "--out is 'report'; the library's seekers write their masks into 'report/seekers', where 'report/seekers/snip-9.npz' of yours could be lost; --seekers none leaves them out");
        await Says("judge --planted real/p.npz --mask report/seekers --seekers none --out report");
    }

    [TestCase("seek --planted real/p.npz --seeker snip --keep 9 --out")]
    [TestCase("plant --task relu --depth 3 --width 12 --out")]
    [TestCase("bench plot --out")]
    [TestCase("spiral --out")]
    [Spec("CLI-029"), Platform("Linux", Reason = "names have at most 255 bytes there")]
    public async Task ANameThatIsTooLong_IsFoundBeforeTheWork(string command)
    {
        var name = new string('l', 300);
        await Refuses($"{command} {name}", $"'{name}{(command.StartsWith("plant", StringComparison.Ordinal) ? ".truth.npz" : "")}' cannot be written: *");
    }

    [Test, Spec("EXCH-030")]
    public async Task AnOutputThatIsALink_IsFollowed()
    {
        Directory.CreateDirectory(At("disk"));
        File.CreateSymbolicLink(At("mask.npz"), "disk/mask.npz");
        await Says("seek --planted real/p.npz --seeker snip --keep 9 --out mask.npz");
        Assert.That(new FileInfo(At("mask.npz")).LinkTarget, Is.EqualTo("disk/mask.npz"));
        Assert.That(File.ReadAllBytes(At("disk/mask.npz")), Is.EqualTo(File.ReadAllBytes(At("real/m.npz"))));
    }

    [Test, Spec("CLI-030")]
    public void AStoreThatIsALink_IsKeptWhereItLeads()
    {
        Directory.CreateDirectory(At("disk"));
        Directory.CreateDirectory(At("store"));
        File.CreateSymbolicLink(At("store/results.jsonl"), "../disk/results.jsonl");
        ResultStore.Open(At("store")).Dispose();
        var begun = File.ReadAllText(At("disk/results.jsonl"));
        ResultStore.Open(At("store"), fresh: true).Dispose();
        Assert.That(new FileInfo(At("store/results.jsonl")).LinkTarget, Is.EqualTo("../disk/results.jsonl"));
        Assert.That(Directory.GetFiles(At("disk")).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))), Is.EqualTo(new[] { ("results-old-1.jsonl", begun), ("results.jsonl", begun) }));
    }

    [Test, Spec("CLI-027")]
    public void AStoreThatIsAPipe_IsRefused()
    {
        Directory.CreateDirectory(At("store"));
        Assert.That(ChildProcess.Run("mkfifo", [At("store/results.jsonl")]).ExitCode, Is.Zero);
        Assert.That(
            () => ResultStore.Open(At("store"), fresh: true),
            Throws.InstanceOf<IOException>().With.Message.EqualTo($"the results cannot be kept in '{At("store")}'; it must be a folder that can be written: '{At("store/results.jsonl")}' cannot be written: it is a pipe"));
        Assert.That(Directory.GetFiles(At("store")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "results.jsonl", "lock" }));
    }

    // The truth is small enough, the host is not.
    [Test, Spec("EXCH-031"), Platform("Linux", Reason = "the limit on a file's size takes the place of a full disk")]
    public void AFullDisk_LeavesTheEarlierPair()
    {
        var before = Listing();
        string[] command = [ChildProcess.DotnetHost, Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"), "plant", "--task", "relu", "--depth", "3", "--width", "12", "--seed", "2", "--out", At("real/p.npz")];
        // The runtime reserves a larger file than that for its own code unless told not to.
        var run = ChildProcess.Run("sh", ["-c", "trap '' XFSZ; ulimit -f 32; exec \"$@\"", "sh", .. command], ("DOTNET_EnableWriteXorExecute", "0"));
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.Error, "")), run.Error);
        Assert.That(run.Error, Does.Match($"^plantnseek: '{At("real/p.npz")}' cannot be written: [^\n]+\n$"));
        Assert.That(Listing(), Is.EqualTo(before));
    }

    private string At(string name) => Path.Combine([_folder, .. name.Split('/')]);

    private async Task Refuses(string command, string message)
    {
        var before = Listing();
        var (code, output, error) = await RunAsync(command);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((code, output), Is.EqualTo((ExitCode.Error, "")));
            Assert.That(error, message.EndsWith('*') ? Does.Match($"^plantnseek: {message.TrimEnd('*')}[^\n]+\n$") : Is.EqualTo($"plantnseek: {message}\n"));
            Assert.That(Listing(), Is.EqualTo(before));
        }
    }

    private async Task Says(string command)
    {
        var (code, _, error) = await RunAsync(command);
        Assert.That(code, Is.EqualTo(ExitCode.Success), error);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string command)
    {
        var parts = command.Split(' ');
        for (var i = 1; i < parts.Length; i++)
        {
            parts[i] = parts[i - 1] is "--planted" or "--truth" or "--mask" or "--out" or "--store" or "check" ? Path.Combine(_folder, parts[i]) : parts[i];
        }

        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await new CommandLine(CommandActions.Real, output, error).RunAsync(parts, CancellationToken.None);
        var said = error.ToString().Replace("reproduce smoke: 0 % done, starting\n", "", StringComparison.Ordinal); // which it says before anything else
        return (code, output.ToString(), said.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    // Kinds, sizes, times of change and targets of everything but folders, and the text of files: a pipe has none that could be read.
    private string Listing() => ChildProcess.Run("sh", ["-c", $"cd '{_folder}' && find . ! -type d -exec ls -l --full-time {{}} + && find . -type f -exec cksum {{}} + | sort"]).Output;
}
