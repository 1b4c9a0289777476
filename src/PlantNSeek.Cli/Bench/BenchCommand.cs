using System.CommandLine;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench</c>: a table for this machine, and what it holds measured one by one.</summary>
internal sealed class BenchCommand(BenchWork work, TextWriter output, TextWriter error)
{
    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    public Command Build()
    {
        var command = new Command("bench", "Measure this machine: without a command below, steps, scores, selection and whole runs in about half a minute, as a table.")
        {
            new BenchStepCommand(work.MeasureStep, output).Build(),
            new BenchFloorCommand(work, output).Build(),
            new BenchRunCommand(work.Run, output).Build(),
            new BenchCompareCommand(work.RunCommand, output, error).Build(),
            new BenchPlotCommand(work, output, error).Build(),
        };
        command.Options.Add(_json);
        command.SetAction(async (parsed, cancel) =>
        {
            var lines = new ProgressLines("bench", error, TimeProvider.System);
            var (speed, rows) = await Task.Run(
                () =>
                {
                    var measured = work.MeasureCore(cancel);
                    return (measured, work.MeasureMachine(measured, lines, cancel));
                },
                cancel).ConfigureAwait(false);
            if (parsed.GetValue(_json))
            {
                output.WriteLine(AsJson(speed, rows));
            }
            else
            {
                WriteText(speed, rows);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private string AsJson(CoreSpeed speed, IReadOnlyList<BenchRow> rows) => BenchJson.Of(
        new
        {
            Machine = work.ReadMachine(),
            Core = BenchJson.Speed(speed),
            Rows = rows.Select(r => new
            {
                r.Group,
                r.What,
                Seconds = BenchJson.Rounded(r.Seconds),
                FloorSeconds = r.FloorSeconds is { } floor ? BenchJson.Rounded(floor) : (double?)null,
                Ratio = r.Ratio is { } ratio ? BenchJson.Rounded(ratio) : (double?)null,
            }),
        });

    private void WriteText(CoreSpeed speed, IReadOnlyList<BenchRow> rows)
    {
        var machine = work.ReadMachine();
        output.WriteLine($"{machine.Processor}, {machine.Cores} {(machine.Cores == 1 ? "core" : "cores")}, vectors of {machine.VectorBits} bits, {machine.Runtime}, {machine.System}");
        output.WriteLine($"one core: {TimeText.Digits(speed.MultiplyAddsPerSecond / 1e9)} billion multiply-adds a second");
        output.WriteLine();
        TextTable.Write(output,
        [
            ["Circle, depth 5, one thread", "takes", "floor", "ratio"],
            .. rows.Select(r => new[]
            {
                $"{r.Group}: {r.What}",
                TimeText.Of(r.Seconds),
                r.FloorSeconds is { } floor ? TimeText.Of(floor) : "",
                r.Ratio is { } ratio ? TimeText.Digits(ratio) : "",
            }),
        ]);
    }
}
