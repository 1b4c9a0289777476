using System.CommandLine;
using System.Globalization;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence.Auditing;

namespace PlantNSeek.Cli.Evidence;

/// <summary>Options of the commands about recorded evidence.</summary>
internal static class EvidenceOptions
{
    /// <summary>The folder that is read; unless given the one beside the command.</summary>
    public static Option<string> Folder() => OptionParsers.Folder("--evidence", "The recorded evidence; unless given, that which this build was made with.", "");

    /// <summary>Finished runs of checks and recordings.</summary>
    public static Option<string> Store() =>
        OptionParsers.Folder("--store", "Where finished runs are kept, each as soon as it is done. A new start, after whatever end, takes them from there; runs of other sources do not count.", "artifacts/results");

    /// <summary>Other runs than those behind the report.</summary>
    public static Option<string> Profile() => OptionParsers.Name(
        "--profile", "The runs of a profile instead of those behind the report; pictures-whole and smoke have others. Adds no replicates.", [.. Sweeping.Profile.All.Select(static p => p.Name)], null);

    /// <summary>Several names with commas between them.</summary>
    public static Option<IReadOnlyList<string>> Names(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "names",
        DefaultValueFactory = _ => [],
        CustomParser = result => result.Tokens[0].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } names
            ? names
            : OptionParsers.Fail<IReadOnlyList<string>>(result, name, "names with commas between them"),
    };

    /// <summary>A range such as 1-3, or a single number.</summary>
    public static Option<(int First, int Last)?> Range(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "first-last",
        CustomParser = result => TryPair(result.Tokens[0].Value, '-', out var first, out var last) && first >= 1 && last >= first
            ? (first, last)
            : OptionParsers.Fail<(int, int)?>(result, name, "a number from 1, or two such as 1-3"),
    };

    /// <summary>A part such as 2/16.</summary>
    public static Option<(int Number, int Count)?> Shard(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "k/n",
        CustomParser = result => result.Tokens[0].Value.Contains('/', StringComparison.Ordinal) && TryPair(result.Tokens[0].Value, '/', out var number, out var count) && number >= 1 && number <= count
            ? (number, count)
            : OptionParsers.Fail<(int, int)?>(result, name, "a part and the number of parts, such as 2/16"),
    };

    private static bool TryPair(string text, char between, out int first, out int second)
    {
        var parts = text.Split(between);
        second = 0;
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out first) && parts.Length <= 2
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out second);
    }

    /// <summary>The options that choose among recorded runs.</summary>
    internal sealed class Selection
    {
        private readonly Option<IReadOnlyList<string>> _claims = Names("--claims", "Only the runs behind these claims, such as C22,W1.");
        private readonly Option<IReadOnlyList<string>> _experiments = Names("--experiments", "Only runs of these experiments, such as singleshot,multishot; plantnseek list experiments names them.");
        private readonly Option<IReadOnlyList<string>> _tasks = Names("--tasks", "Only runs of these tasks, such as circle,helix.");
        private readonly Option<(int First, int Last)?> _replicates = Range("--replicates", "Only these replicates, such as 1-3.");

        public IReadOnlyList<Option> All => [_claims, _experiments, _tasks, _replicates];

        public RunSelection Of(ParseResult parsed) => new()
        {
            Claims = parsed.GetValue(_claims)!, Experiments = parsed.GetValue(_experiments)!, Tasks = parsed.GetValue(_tasks)!, Replicates = parsed.GetValue(_replicates),
        };
    }
}
