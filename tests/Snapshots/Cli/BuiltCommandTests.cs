using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli;

/// <summary>The built command as a process of its own, in a culture that writes numbers with a comma.</summary>
[Parallelizable] // it waits for processes of its own
public sealed class BuiltCommandTests
{
    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll");

    // What runs in a shell's background inherits a deaf ear to Ctrl-C, as nohup wants it; this takes it back where it can.
    private static string[] ListeningToCtrlC => CanListen() ? ["env", "--default-signal=INT"] : [];

    private static bool CanListen() => OperatingSystem.IsLinux() && ChildProcess.Run("env", ["--default-signal=INT", "true"]).ExitCode == 0;

    private static ChildProcess Run(string arguments) => ChildProcess.RunProgram(
        Command,
        arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ("LC_ALL", "ru_RU.UTF-8"), ("LANG", "ru_RU.UTF-8"), ("LANGUAGE", "ru"));

    [TestCase("")]
    [TestCase("reproduce")]
    [TestCase("bench")]
    [TestCase("bench step")]
    [TestCase("bench floor")]
    [TestCase("bench run")]
    [TestCase("bench compare")]
    [TestCase("bench plot")]
    [TestCase("spiral")]
    [TestCase("check")]
    [TestCase("audit")]
    [TestCase("list")]
    [TestCase("evidence")]
    [TestCase("evidence record")]
    [TestCase("slurm")]
    [TestCase("doctor")]
    [TestCase("slurm submit")]
    [TestCase("slurm status")]
    [TestCase("plant")]
    [TestCase("seek")]
    [TestCase("judge")]
    [TestCase("data")]
    [TestCase("data list")]
    [TestCase("data where")]
    [TestCase("data fetch")]
    [TestCase("data verify")]
    [Spec("CLI-001")]
    public Task Help_SaysWhatThereIs(string command)
    {
        var run = Run($"{command} --help");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Success, "")));
        return Verifier.Verify(run.Output.TrimEnd('\n'));
    }

    [Test, Spec("CLI-002"), Spec("CLI-049")]
    public Task Mistakes_GiveOneLineAndTwo()
    {
        string[] mistakes =
        [
            "nonsense",
            "reproduce --profile big",
            "reproduce --profile quick --all",
            "reproduce --replicates 3-1",
            "reproduce --claims ,",
            "audit",
            "list",
            "list poems",
            "evidence",
            "evidence record --shard 3/2",
            "evidence merge",
            "reproduce --threads 0",
            "reproduce --threads",
            "reproduce --out README.md",
            "reproduce --store README.md",
            "reproduce --speed 3",
            "bench step --task square",
            "bench step --depth 1",
            "bench step --width 1e3",
            "bench step --batch 0",
            "bench step --density 0,5",
            "bench step --density 0",
            "bench step --density NaN",
            "bench step --depth 3 --depth 5",
            "bench floor --width 0",
            "bench run --experiment both",
            "bench run --density 2",
            "bench run --pruner Nobody",
            "bench run --width 99",
            "bench run --repeats 0",
            "bench compare",
            "bench compare --pairs 0 -- true",
            "check",
            "check missing.dll --no-leaderboard",
            "check README.md --out artifacts/check",
            "check src",
            "check missing.dll --time-limit 0",
            "check missing.dll --store README.md",
            "plant --task square",
            "plant --depth 2",
            "plant --width 0",
            "plant --noise -1",
            "plant --noise much",
            "plant --seed 0",
            "plant --protocol neither",
            "plant --suite big",
            "plant --suite smoke --seed 3",
            "plant --suite smoke --reveal",
            "seek",
            "seek --planted planted.npz --seeker snip",
            "seek --planted planted.npz --seeker snip --density 0.1 --keep 3",
            "seek --planted planted.npz --seeker snip --density 0,1",
            "seek --planted planted.npz --seeker snip --density 2",
            "seek --planted planted.npz --seeker snip --keep none",
            "seek --planted planted.npz --seeker snip --density 0.1 --rounds 0",
            "seek --planted missing.npz --seeker snip --density 0.1",
            "judge",
            "judge --planted missing.npz --mask mask.npz",
            "judge --planted README.md --mask mask.npz",
            "judge --planted planted.npz --mask mask.npz --biases maybe",
            "judge --planted planted.npz --mask mask.npz --out README.md",
            "data",
            "data list --data README.md",
            "data where svhn",
            "data where --data docs",
            "data verify mnist --data docs",
            "data verify --data",
            "data fetch",
            "data fetch svhn --data artifacts/data",
            "data fetch mnist --data artifacts/data --from ftp://localhost",
        ];
        var runs = mistakes.AsParallel().AsOrdered().Select(m => (Mistake: m, Run: Run(m))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (mistake, run) in runs)
            {
                Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Error), mistake);
                Assert.That(run.Output, Is.Empty, mistake);
                Assert.That(run.Error.Count(c => c == '\n'), Is.EqualTo(1), mistake);
            }
        }

        return Verifier.Verify(string.Concat(runs.Select(r => $"> plantnseek {r.Mistake}\n{r.Run.Error}")).TrimEnd('\n'));
    }

    // An argument of no characters cannot stand in a line that is split at its spaces.
    [TestCase("plant", "--out")]
    [TestCase("seek", "--planted")]
    [TestCase("judge", "--mask")]
    [Spec("CLI-002")]
    public void EmptyPath_IsAMistake(string command, string option)
    {
        var run = ChildProcess.RunProgram(Command, [command, option, "", .. command == "judge" ? ["--planted", "a.npz"] : Array.Empty<string>(), .. command == "seek" ? ["--seeker", "snip", "--density", "0.1"] : Array.Empty<string>()]);
        Assert.That((run.ExitCode, run.Output, run.Error), Is.EqualTo((ExitCode.Error, "", $"plantnseek: {option} is ''; it must be a path\n")));
    }

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    [Spec("CLI-024"), Spec("CLI-026"), Spec("EXCH-011"), Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
    public async Task ASignal_StopsASuite_WithoutChecksumsOrHalfAFile(string signal, int code)
    {
        var folder = Directory.CreateTempSubdirectory("suite").FullName;
        try
        {
            string[] started = [.. ListeningToCtrlC, ChildProcess.DotnetHost, Command, "plant", "--suite", "paper", "--threads", "1", "--out", folder];
            using var process = ChildProcess.Start(started[0], started[1..]);
            Assert.That(await process.StandardError.ReadLineAsync(), Is.EqualTo("plant paper: 0 % done, planting"));
            Assert.That(ChildProcess.Run("sh", ["-c", $"kill -s {signal} {process.Id}"]).ExitCode, Is.Zero);
            if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
            {
                process.Kill();
                Assert.Fail($"still at work a minute after {signal}");
            }

            Assert.That((process.ExitCode, await process.StandardError.ReadToEndAsync()), Is.EqualTo((code, "plantnseek: stopped\n")));
            Assert.That(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)), Has.None.EqualTo("SHA256SUMS").And.None.EndsWith(".tmp"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test, Spec("CLI-003"), Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
    public async Task CtrlC_StopsCleanly_WithoutAReport()
    {
        var folder = Directory.CreateTempSubdirectory("report").FullName;
        var store = Directory.CreateTempSubdirectory("store").FullName;
        try
        {
            string[] command = [ChildProcess.DotnetHost, Command, "reproduce", "--threads", "1", "--store", store, "--out", folder];
            string[] started = [.. ListeningToCtrlC, .. command];
            using var process = ChildProcess.Start(started[0], started[1..]);
            Assert.That(await process.StandardError.ReadLineAsync(), Is.EqualTo("reproduce: 0 % done, starting"));
            Assert.That(ChildProcess.Run("sh", ["-c", $"kill -s INT {process.Id}"]).ExitCode, Is.Zero);
            if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
            {
                process.Kill();
                Assert.Fail("still at work a minute after Ctrl-C");
            }

            var rest = await process.StandardError.ReadToEndAsync();
            Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Interrupted), rest);
            Assert.That(rest, Does.Match(@"^(reproduce: about [^\n]+ runs cached\n)?plantnseek: stopped\n$"));
            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(store, recursive: true);
        }
    }
}
