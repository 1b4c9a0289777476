using System.CommandLine;
using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence.Recording;

namespace PlantNSeek.Cli.Evidence;

/// <summary><c>plantnseek evidence record</c>, <c>merge</c> and <c>status</c>.</summary>
internal sealed class EvidenceCommand(EvidenceActions actions, TextWriter output, TextWriter error)
{
    /// <summary>What it is called.</summary>
    public const string Name = "evidence";

    /// <summary>What help says of it.</summary>
    public const string Description = "Record runs behind the report, put recordings of several machines together, or say what is recorded.";

    private const string OwnFolder = "spec/evidence";

    private readonly Option<string> _folder = OptionParsers.Folder("--evidence", "The folder that is read and written.", OwnFolder);
    private readonly Option<string> _profile = EvidenceOptions.Profile();
    private readonly Option<IReadOnlyList<string>> _experiments = EvidenceOptions.Names("--experiments", "Only runs of these experiments.");
    private readonly Option<IReadOnlyList<string>> _cells = EvidenceOptions.Names("--cells", "Only runs of settings whose names begin with these words, such as \"multishot Fair circle\".");
    private readonly Option<bool> _again = new("--again") { Description = "Run what is selected again although it is recorded; what --store holds of these very sources counts as run." };
    private readonly Option<IReadOnlyList<string>> _claims = EvidenceOptions.Names("--claims", "Add replicates for these claims only, such as C22,C23.");
    private readonly Option<bool> _fixed = new("--fixed") { Description = "Add no replicates where a claim is undecided." };
    private readonly Option<(int Number, int Count)?> _shard = EvidenceOptions.Shard("--shard", "Record one part of several, such as 2/16, in a folder of its own; merge puts the parts together. Adds no replicates.");
    private readonly Option<int?> _shards = new("--shards") { Description = "Record the part of so many that an array of a cluster says: Slurm, PBS, LSF and Grid Engine number its tasks from 1; --shard wins.", HelpName = "number" };
    private readonly Option<string> _data = DataOptions.Folder();
    private readonly Option<string> _store = EvidenceOptions.Store();
    private readonly Option<int> _threads = OptionParsers.Threads("Runs at work at a time; one per core unless given. Results do not depend on it.");
    private readonly Option<string> _into = OptionParsers.Folder("--into", "The folder that is written.", OwnFolder);
    private readonly Argument<string[]> _folders = new("folders") { Description = "The folders to put together.", Arity = ArgumentArity.OneOrMore };

    public Command Build()
    {
        var record = new Command("record", "Run what is missing and write it; recompute one run of each cell that other sources recorded, and run all again where it differs; add replicates, up to 400, where a claim is undecided. Goes on where a stopped run left off.")
        {
            _folder, _profile, _experiments, _cells, _claims, _again, _fixed, _shard, _shards, _data, _store, _threads,
        };
        record.Validators.Add(result =>
        {
            if (result.GetResult(_claims) is { Implicit: false } && new Option[] { _fixed, _shard, _shards, _profile }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
            {
                result.AddError($"--claims says for which claims replicates are added, and {other.Name} adds none; they cannot be given together");
            }
        });
        record.SetAction(Record);
        var merge = new Command("merge", "Put recorded runs of several folders together. Equal duplicates are dropped; unequal ones are an error that names them; what the long profile lacks is listed.") { _into, _folders };
        merge.SetAction(parsed => Say(actions.Merge(new MergeRequest(parsed.GetValue(_into)!, parsed.GetValue(_folders)!))));
        var status = new Command("status", "Say what is recorded, what is missing, and what other sources recorded.") { _folder };
        status.SetAction(parsed => Say(actions.Status(parsed.GetValue(_folder)!)));
        return new Command(Name, Description) { record, merge, status };
    }

    private async Task<int> Record(ParseResult parsed, CancellationToken cancel)
    {
        var shard = parsed.GetValue(_shard) ?? (parsed.GetValue(_shards) is { } count ? ArrayTask.Shard(count, Environment.GetEnvironmentVariable) : null);
        var settings = new RecordingSettings
        {
            Profile = parsed.GetValue(_profile),
            Experiments = parsed.GetValue(_experiments)!,
            Cells = parsed.GetValue(_cells)!,
            Again = parsed.GetValue(_again),
            Claims = parsed.GetValue(_claims)!,
            Decides = !parsed.GetValue(_fixed) && shard is null && parsed.GetValue(_profile) is null,
            Threads = OptionParsers.ThreadsOf(parsed, _threads),
        };
        var request = new RecordRequest(parsed.GetValue(_folder)!, parsed.GetValue(_store)!, settings, shard) { DataFolder = parsed.GetValue(_data) };
        try
        {
            return Say(await WorkDisplay.RunAsync("evidence record", error, (progress, remarks) => actions.Record(request, progress, remarks, cancel), cancel).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (shard is { } part && cancel.IsCancellationRequested)
        {
            var lines = new ProgressLines("evidence record", error, TimeProvider.System);
            lines.Report($"shard {part.Number}/{part.Count} was stopped and is to be continued; its finished runs are in {request.StoreFolder}");
            return ExitCode.ToBeContinued;
        }
    }

    private int Say(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        return ExitCode.Success;
    }
}
