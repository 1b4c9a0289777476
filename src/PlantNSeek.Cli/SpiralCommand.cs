using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli;

/// <summary><c>plantnseek spiral</c>.</summary>
internal sealed class SpiralCommand(SearchSpiral search, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "spiral";

    /// <summary>What help says of it.</summary>
    public const string Description = "Search the best mask of each size for networks of width 3 on the Cubist Spiral. Goes on where a stopped search left off.";

    private readonly Option<string> _masks = OptionParsers.Name(
        "--masks", "Which masks: all, or the small ones below the smallest that reaches 95 %, each from more initial values.", ["all", "small"], "all");

    private readonly Option<string> _out = new("--out") { Description = "The file that the result goes to.", HelpName = "file", DefaultValueFactory = _ => "artifacts/spiral-width3.json" };

    private readonly Option<int> _threads = OptionParsers.Threads("Masks at work at a time; one per core unless given. Results do not depend on it.");

    public Command Build()
    {
        var command = new Command(Name, Description) { _masks, _out, _threads };
        command.SetAction(async (parsed, cancel) =>
        {
            var threads = OptionParsers.ThreadsOf(parsed, _threads);
            var request = new SpiralRequest(parsed.GetValue(_masks) == "small", parsed.GetValue(_out)!, threads);
            var lines = new ProgressLines($"spiral {parsed.GetValue(_masks)}", error, TimeProvider.System);
            foreach (var line in await Task.Run(() => search(request, lines, cancel), cancel).ConfigureAwait(false))
            {
                output.WriteLine(line);
            }

            return ExitCode.Success;
        });
        return command;
    }
}

/// <summary>Searches masks for the Cubist Spiral and writes the result; returns what to say of it.</summary>
internal delegate IReadOnlyList<string> SearchSpiral(SpiralRequest request, IProgress<ReproductionProgress> progress, CancellationToken cancel);

/// <summary>A search to be made.</summary>
/// <param name="SmallMasks">Whether only the masks below the smallest that reaches 95 %.</param>
/// <param name="File">Where the result goes.</param>
/// <param name="Threads">Masks at work at a time, at least 1.</param>
internal sealed record SpiralRequest(bool SmallMasks, string File, int Threads);
