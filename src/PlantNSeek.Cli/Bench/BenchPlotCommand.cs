using System.CommandLine;
using System.Text;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Files;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench plot</c>.</summary>
internal sealed class BenchPlotCommand(BenchActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "plot";

    /// <summary>What help says of it.</summary>
    public const string Description = "Draw what the training of a run costs over width (100 to 3000) and density (1 to 0.001), from measured steps, in a minute or two.";

    private readonly Option<string> _out = new("--out") { Description = "The file that the drawing goes to.", HelpName = "file.svg", DefaultValueFactory = _ => "artifacts/run-cost.svg" };

    public Command Build()
    {
        var command = new Command(Name, Description) { _out };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = Path.GetFullPath(parsed.GetValue(_out)!);
            WholeFile.RequireWritable(file);
            var lines = new ProgressLines("bench plot", error, TimeProvider.System);
            var points = await Task.Run(() => actions.MeasureCosts(lines, cancel), cancel).ConfigureAwait(false);
            WholeFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(RunCostFigure.Draw(points, actions.ReadMachine()).ToFile())));
            output.WriteLine(file);
            return ExitCode.Success;
        });
        return command;
    }
}
