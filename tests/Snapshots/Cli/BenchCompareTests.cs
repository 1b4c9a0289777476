using System.Diagnostics;
using PlantNSeek.Cli.Bench;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Snapshots.Tests.Cli;

public sealed class BenchCompareTests
{
    private static readonly string[] Compared = ["bench", "compare", "--pairs", "3", "--ours", "step --depth 5", "--", "python3", "step.py", "--fast", "5"];

    [Test, Spec("CLI-018"), Spec("PERF-005"), SetCulture("ru-RU")]
    public async Task Text_HasEachPairAndTheRatio()
    {
        var command = new CommandUnderTest { RunCommand = Times(out _) };
        Assert.That(await command.RunAsync(Compared), Is.Zero);
        await Verifier.Verify(WithoutCore(command.Output).TrimEnd('\n'));
    }

    [Test, Spec("CLI-018"), Spec("PERF-005"), SetCulture("ru-RU")]
    public async Task Json_SaysTheSame()
    {
        var command = new CommandUnderTest { RunCommand = Times(out _) };
        Assert.That(await command.RunAsync([.. Compared[..2], "--json", .. Compared[2..]]), Is.Zero);
        Assert.That(command.Output.Count(c => c == '\n'), Is.EqualTo(1));
        await Verifier.Verify(WithoutCore(BenchTests.Pretty(command.Output)), "json");
    }

    [Test, Spec("CLI-018"), Spec("PERF-005")]
    public async Task Commands_RunInTurns_OursFirst()
    {
        var command = new CommandUnderTest { RunCommand = Times(out var seen) };
        await command.RunAsync(Compared);
        string[] pair = ["bench step --depth 5", "python3 step.py --fast 5"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Select(c => c.Name), Is.EqualTo(new[] { pair, pair, pair }.SelectMany(p => p)));
            Assert.That(seen[0].Arguments.Skip(1), Is.EqualTo(new[] { "bench", "step", "--depth", "5", "--json" }));
            Assert.That((seen[1].Program, seen[1].Arguments), Is.EqualTo(("python3", new[] { "step.py", "--fast", "5" })));
            Assert.That(seen.Select(c => c.Core).Distinct(), Has.Exactly(1).Items);
        }
    }

    [TestCase("{\"seconds\": 0.25}", 0.25)]
    [TestCase("warming up\n{\"seconds\": 9}\n{\"seconds\": 0.25, \"more\": 1}\ndone {\n", 0.25)]
    [TestCase("{\"microsecondsPerStep\":250000}\n", 0.25)]
    [TestCase("{\"other\": 3}\n{\"seconds\": 0.25}\n{\"other\": 3}\n{ no json }", 0.25)]
    [Spec("PERF-006")]
    public void Time_IsWhatTheLastObjectSays(string output, double seconds) =>
        Assert.That(TimedCommand.Of("a", output, TimeSpan.FromSeconds(7)), Is.EqualTo(new TimedCommand(seconds, IsReported: true)));

    [TestCase(""), TestCase("0.25 seconds"), TestCase("{\"other\": 3}"), TestCase("[{\"seconds\": 3}]")]
    [Spec("PERF-006")]
    public void Time_IsFromStartToEnd_WhereNoneIsSaid(string output) =>
        Assert.That(TimedCommand.Of("a", output, TimeSpan.FromSeconds(7)), Is.EqualTo(new TimedCommand(7, IsReported: false)));

    [TestCase("0"), TestCase("-1"), TestCase("\"fast\""), TestCase("null"), TestCase("1e999")]
    [Spec("CLI-019")]
    public void Time_MustBeAPositiveNumber(string time) => Assert.That(
        () => TimedCommand.Of("a b", $"{{\"seconds\": {time}}}", TimeSpan.FromSeconds(7)),
        Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo($"a b names {time} as its time; it must be a positive number"));

    [Test, Spec("CLI-019")]
    public async Task ACommandThatDoesNotExist_IsNamed()
    {
        var command = new CommandUnderTest { RunCommand = Really };
        Assert.That(await command.RunAsync("bench compare --pairs 1 -- no-such-command 5"), Is.EqualTo(ExitCode.Error));
        Assert.That(command.Output, Is.Empty);
        Assert.That(command.Error, Does.Match(@"\nplantnseek: no-such-command 5 cannot be started: [^\n]+\n$"));
    }

    [Test, Spec("CLI-019"), Platform(Exclude = "Win", Reason = "uses sh")]
    public async Task ACommandThatFails_IsQuoted()
    {
        var command = new CommandUnderTest { RunCommand = Really };
        Assert.That(await command.RunAsync(["bench", "compare", "--", "sh", "-c", "echo first >&2; echo why >&2; exit 3"]), Is.EqualTo(ExitCode.Error));
        Assert.That(command.Error, Does.EndWith("\nplantnseek: sh -c echo first >&2; echo why >&2; exit 3 ended with exit code 3: why\n"));
    }

    [Test, Spec("CLI-018"), Platform("Linux", Reason = "asks for the affinity as Linux tells it")]
    public void ACommand_IsGivenOneThreadAndOneCore()
    {
        var core = CommandRunner.Core()!.Value;
        var asked = $"sleep 0.2; test $OMP_NUM_THREADS$OPENBLAS_NUM_THREADS$MKL_NUM_THREADS = 111 && grep -q '^Cpus_allowed_list:\t{core}$' /proc/$$/status";
        Assert.That(() => CommandRunner.Run(new ChildCommand("asked", "sh", ["-c", asked], core), CancellationToken.None), Throws.Nothing);
    }

    [Test, Spec("CLI-019"), Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
    public async Task Interruption_EndsWhateverTheCommandStarted()
    {
        var mark = $"3600.{Guid.NewGuid().GetHashCode() & 0xffff}";
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => CommandRunner.Run(new ChildCommand("sleeping", "sh", ["-c", $"sleep {mark} & sleep {mark}"], null), stop.Token));
        await Until(() => Sleeping(mark) >= 2);
        await stop.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        await Until(() => Sleeping(mark) == 0);
    }

    [Test, Spec("CLI-019"), Spec("CLI-026"), Platform(Exclude = "Win", Reason = "no signal can be sent to another process there")]
    public async Task ASignal_EndsTheCommandAndItsBaseline()
    {
        var mark = $"3600.{Guid.NewGuid().GetHashCode() & 0xffff}";
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "PlantNSeek.Cli.dll"), "bench", "compare", "--ours", "step --width 1 --depth 2", "--", "sh", "-c", $"sleep {mark} & sleep {mark}"];
        using var process = ChildProcess.Start(ChildProcess.DotnetHost, arguments);
        await Until(() => Sleeping(mark) >= 2);
        Assert.That(ChildProcess.Run("sh", ["-c", $"kill -s TERM {process.Id}"]).ExitCode, Is.Zero);
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(1)), Is.True);
        Assert.That((process.ExitCode, await process.StandardOutput.ReadToEndAsync()), Is.EqualTo((ExitCode.Terminated, "")));
        await Until(() => Sleeping(mark) == 0);
    }

    private static TimedCommand Really(ChildCommand command) =>
        command.Name.StartsWith("bench ", StringComparison.Ordinal) ? new TimedCommand(1, IsReported: true) : CommandRunner.Run(command, CancellationToken.None);

    private static Func<ChildCommand, TimedCommand> Times(out List<ChildCommand> seen)
    {
        var commands = seen = [];
        double[] times = [5e-5, 4e-4, 5e-5, 6e-4, 4e-5, 4e-4];
        return command =>
        {
            commands.Add(command);
            return new TimedCommand(times[commands.Count - 1], IsReported: commands.Count % 2 == 1);
        };
    }

    private static string WithoutCore(string text) => CommandRunner.Core() is { } core
        ? text.Replace($"core {core}\n", "core 0\n", StringComparison.Ordinal).Replace($"\"core\": {core}", "\"core\": 0", StringComparison.Ordinal)
        : text.Replace("any core", "core 0", StringComparison.Ordinal).Replace("\"core\": null", "\"core\": 0", StringComparison.Ordinal);

    private static int Sleeping(string mark) => ChildProcess.Run("ps", ["-eo", "args"]).Output.Split('\n').Count(line => line == $"sleep {mark}");

    private static async Task Until(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
            await Task.Delay(50);
        }
    }
}
