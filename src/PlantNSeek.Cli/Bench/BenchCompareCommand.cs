using System.CommandLine;
using System.CommandLine.Parsing;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Numerics;

namespace PlantNSeek.Cli.Bench;

/// <summary><c>plantnseek bench compare</c>.</summary>
internal sealed class BenchCompareCommand(Func<ChildCommand, CancellationToken, TimedCommand> run, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "compare";

    private const string Description = "Run one of these measurements and a baseline in turns, on one thread and the same core, and say how many times longer the baseline takes.";

    private readonly Option<int> _pairs = OptionParsers.Integer("--pairs", "How often each of the two is run.", 5, 1, 1000);

    private readonly Option<string> _ours = new("--ours")
    {
        Description = "Our side: what follows bench, in quotation marks.",
        HelpName = "command",
        DefaultValueFactory = _ => "step",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON." };

    private readonly Argument<string[]> _baseline = Baseline();

    /// <summary>What the help of the command above says of it; quicker than all of it.</summary>
    public static Command Outline() => new(Name, Description) { Baseline() };

    public Command Build()
    {
        var command = new Command(Name, Description)
        {
            _pairs, _ours, _json, _baseline,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (words, pairs, core) = (parsed.GetValue(_baseline)!, parsed.GetValue(_pairs), CommandRunner.Core());
            var ours = Ours(parsed.GetValue(_ours)!, core);
            var baseline = new ChildCommand(string.Join(' ', words), words[0], words[1..], core);
            var lines = new ProgressLines("bench compare", error, TimeProvider.System);
            var comparison = await Task.Run(
                () => Comparison.Run(ours, baseline, pairs, run, done => lines.Report(new ReproductionProgress(done, pairs, $"pair {done + 1} of {pairs}")), cancel), cancel).ConfigureAwait(false);
            if (parsed.GetValue(_json))
            {
                output.WriteLine(AsJson(ours, baseline, comparison));
            }
            else
            {
                WriteText(ours, baseline, comparison);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Argument<string[]> Baseline() => new("baseline")
    {
        Description = "The command to compare with, after --. It prints a line of JSON with its time in \"seconds\", or all of its time counts.",
        HelpName = "baseline",
        Arity = ArgumentArity.OneOrMore,
    };

    private static ChildCommand Ours(string words, int? core)
    {
        var (program, first) = Self.Command();
        return new ChildCommand($"bench {words}", program, [.. first, "bench", .. CommandLineParser.SplitCommandLine(words), "--json"], core);
    }

    private static string Kind(TimedCommand timed) => timed.IsReported ? "the time that it reports" : "from start to end";

    private static string AsJson(ChildCommand ours, ChildCommand baseline, Comparison comparison) => BenchJson.Of(
        new
        {
            Ours = new { Command = ours.Name, comparison.Pairs[0].Ours.IsReported },
            Baseline = new { Command = baseline.Name, comparison.Pairs[0].Baseline.IsReported },
            ours.Core,
            Pairs = comparison.Pairs.Zip(comparison.Ratios, (p, r) => new
            {
                Ours = BenchJson.Rounded(p.Ours.Seconds),
                Baseline = BenchJson.Rounded(p.Baseline.Seconds),
                Ratio = BenchJson.Rounded(r),
            }),
            Ratio = BenchJson.Rounded(comparison.Ratio),
            SmallestRatio = BenchJson.Rounded(comparison.Ratios.Min()),
            LargestRatio = BenchJson.Rounded(comparison.Ratios.Max()),
        });

    private void WriteText(ChildCommand ours, ChildCommand baseline, Comparison comparison)
    {
        output.WriteLine($"ours: {ours.Name}, {Kind(comparison.Pairs[0].Ours)}");
        output.WriteLine($"baseline: {baseline.Name}, {Kind(comparison.Pairs[0].Baseline)}");
        output.WriteLine(ours.Core is { } core ? $"one thread, core {core}" : "one thread, any core");
        TextTable.Write(output,
        [
            ["pair", "ours", "baseline", "ratio"],
            .. comparison.Pairs.Select((p, i) => new[] { $"{i + 1}", TimeText.Of(p.Ours.Seconds), TimeText.Of(p.Baseline.Seconds), TimeText.Digits(comparison.Ratios[i]) }),
        ]);
        output.WriteLine($"ratio {TimeText.Digits(comparison.Ratio)}, from {TimeText.Digits(comparison.Ratios.Min())} to {TimeText.Digits(comparison.Ratios.Max())}");
    }
}
