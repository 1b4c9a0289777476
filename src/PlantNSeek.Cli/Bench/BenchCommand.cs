using System.CommandLine;
using PlantNSeek.Cli.Bench.Machine;
using PlantNSeek.Cli.Terminal;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench</c>: a table for this machine, and what it holds measured one by one.</summary>
internal sealed class BenchCommand(BenchActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "bench";

    /// <summary>What help says of it.</summary>
    public const string Description = "Measure this machine: without a command below, steps, scores, selection and whole runs in about half a minute, as a table.";

    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    /// <param name="asked">Whether a command is named on the command line, so that more than its outline is needed.</param>
    public Command Build(Func<string, bool> asked)
    {
        var command = new Command(Name, Description)
        {
            asked(BenchStepCommand.Name) ? new BenchStepCommand(actions.MeasureStep, output).Build() : new(BenchStepCommand.Name, BenchStepCommand.Description),
            asked(BenchFloorCommand.Name) ? new BenchFloorCommand(actions, output).Build() : new(BenchFloorCommand.Name, BenchFloorCommand.Description),
            asked(BenchRunCommand.Name) ? new BenchRunCommand(actions.Run, output).Build() : new(BenchRunCommand.Name, BenchRunCommand.Description),
            asked(BenchCompareCommand.Name) ? new BenchCompareCommand(actions.RunCommand, output, error).Build() : BenchCompareCommand.Outline(),
            asked(BenchPlotCommand.Name) ? new BenchPlotCommand(actions, output, error).Build() : new(BenchPlotCommand.Name, BenchPlotCommand.Description),
        };
        command.Options.Add(_json);
        command.SetAction(async (parsed, cancel) =>
        {
            var lines = new ProgressLines("bench", error, TimeProvider.System);
            var (speed, rows) = await Task.Run(
                () =>
                {
                    var measured = actions.MeasureCore(cancel);
                    return (measured, actions.MeasureMachine(measured, lines, cancel));
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
            Machine = actions.ReadMachine(),
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
        var machine = actions.ReadMachine();
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
