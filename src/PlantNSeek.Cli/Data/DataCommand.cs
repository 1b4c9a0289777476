using System.CommandLine;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.DataSets;
using PlantNSeek.DataSets.Fetching;

namespace PlantNSeek.Cli.Data;

/// <summary><c>plantnseek data list</c>, <c>where</c>, <c>fetch</c> and <c>verify</c>.</summary>
/// <param name="sets">The data sets that there are.</param>
/// <param name="output">Takes results.</param>
/// <param name="error">Takes progress.</param>
internal sealed class DataCommand(IReadOnlyList<ImageDataSet> sets, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "data";

    /// <summary>What help says of it.</summary>
    public const string Description = "List the data sets of images, say where they are, fetch what is missing, or hold what is there against what is published.";

    private readonly Option<string> _folder = DataOptions.Folder();
    private readonly Option<Uri> _source = DataOptions.Source();
    private readonly Argument<ImageDataSet[]> _some = DataOptions.Names(sets, ArgumentArity.ZeroOrMore, "The data sets; all that are there unless given.");
    private readonly Argument<ImageDataSet[]> _fetched = DataOptions.Names(sets, ArgumentArity.OneOrMore, "The data sets.");

    public Command Build()
    {
        var list = new Command("list", "List the data sets, a line each, with what they hold and where they are.") { _folder };
        list.SetAction(parsed =>
        {
            var folder = DataFolder.Named(parsed.GetValue(_folder));
            TextTable.Write(output, DataTexts.List(sets, folder));
            return Say(folder is null ? [$"no folder of data sets is given; --data or {DataFolder.Variable} names one"]
                : Directory.Exists(folder) ? [] : [$"the folder '{folder}' does not exist; fetch makes it"]);
        });
        var where = new Command("where", "Say which files of the data sets are where, where they come from, and who may use them for what.") { _some, _folder };
        where.SetAction(parsed => Say(Found(parsed).SelectMany(DataTexts.Where)));
        var fetch = new Command("fetch", "Fetch what is missing of data sets into the folder, which is made where it is missing. Each file is in its place only when it is the published one. Goes on where a stopped fetch left off.")
        {
            _fetched, _folder, _source,
        };
        fetch.SetAction(Fetch);
        var verify = new Command("verify", "Hold the files that are there against the published ones, by length and hash. The exit code is 0 when all are the same, 1 when one differs, 2 on an error.") { _some, _folder };
        verify.SetAction(Verify);
        return new Command(Name, Description) { list, where, fetch, verify };
    }

    private async Task<int> Fetch(ParseResult parsed, CancellationToken cancel)
    {
        var folder = DataFolder.Named(parsed.GetValue(_folder)) ?? throw new ArgumentException($"there is no folder to fetch into: --data or {DataFolder.Variable} names one");
        var settings = new FetchSettings { Source = parsed.GetValue(_source) };
        foreach (var set in parsed.GetValue(_fetched)!)
        {
            var outcome = await WorkDisplay.RunAsync(
                $"fetch {set.Name}",
                error,
                (progress, _) => DataFetch.RunAsync(set, folder, settings, progress, cancel).GetAwaiter().GetResult(),
                cancel).ConfigureAwait(false);
            Say(DataTexts.Fetched(set, outcome));
        }

        return ExitCode.Success;
    }

    private async Task<int> Verify(ParseResult parsed, CancellationToken cancel)
    {
        var found = Found(parsed);
        var checks = await WorkDisplay.RunAsync("verify", error, (progress, _) => DataTexts.Check(found, progress, cancel), cancel).ConfigureAwait(false);
        Say(DataTexts.Verified(found, checks));
        return checks.Any(static c => c.Difference is not null) ? ExitCode.DataDiffer : ExitCode.Success;
    }

    private FoundDataSet[] Found(ParseResult parsed)
    {
        var folder = DataFolder.Named(parsed.GetValue(_folder));
        if (parsed.GetValue(_some) is { Length: > 0 } named)
        {
            return [.. named.Select(set => DataFolder.Require(set, folder))];
        }

        FoundDataSet[] found = [.. sets.Select(set => DataFolder.Find(set, folder)).OfType<FoundDataSet>()];
        return found.Length > 0 ? found : throw new FileNotFoundException(folder is null
            ? $"no folder of data sets is given: --data or {DataFolder.Variable} names one"
            : $"there is no data set in '{folder}'; 'plantnseek data fetch' gets {string.Join(", ", sets.Select(static s => s.Name))}");
    }

    private int Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        return ExitCode.Success;
    }
}
