using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Auditing;
using PlantNSeek.Evidence.Recording;
using PlantNSeek.Experiments.Scenarios;
using PlantNSeek.Files;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Documents;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli.Evidence;

/// <summary>What <c>evidence</c>, <c>audit</c> and <c>list</c> do, apart from talking.</summary>
/// <param name="Record">Runs what is missing and writes the evidence; returns what to say of it.</param>
/// <param name="Merge">Puts folders together; returns what to say of it.</param>
/// <param name="Status">What a folder holds.</param>
/// <param name="Audit">Recomputes what lies behind something.</param>
/// <param name="List">A table of what there is of a kind.</param>
internal sealed record EvidenceActions(
    Func<RecordRequest, IProgress<WorkProgress>, IProgress<string>, CancellationToken, IReadOnlyList<string>> Record,
    Func<MergeRequest, IReadOnlyList<string>> Merge,
    Func<string, IReadOnlyList<string>> Status,
    Func<AuditRequest, IProgress<WorkProgress>, IProgress<string>, CancellationToken, AuditOutcome> Audit,
    Func<string, ReportTable> List)
{
    /// <summary>Those of the library.</summary>
    public static EvidenceActions Real { get; } = new(RecordRuns, MergeFolders, StatusOf, AuditWork.Run, Listing.Of);

    private static IReadOnlyList<string> RecordRuns(RecordRequest request, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        DataOptions.Use(request.DataFolder);
        CommandEngines.Register();
        var folder = Path.GetFullPath(request.Folder);
        var settings = request.Settings.Known();
        WholeFile.RequireWritable(Path.Combine(folder, EvidenceManifest.FileName)); // before the work, not after
        using var store = ResultStore.Open(request.StoreFolder, fresh: false, remarks.Report, cancel);
        var before = File.Exists(Path.Combine(folder, EvidenceManifest.FileName)) ? EvidenceBook.Read(folder) : new EvidenceBook(new SweepResults([]), [], "");
        settings.RequireSome([.. settings.Runs.Concat(before.Results.Results.Select(r => r.Key))]);
        IReadOnlyCollection<ScenarioKey> wanted = request.Shard is { } shard ? Shards.Of(settings.Runs, shard.Number, shard.Count) : [.. settings.Runs];
        var recorder = new EvidenceRecorder(settings, store, book => book.Write(folder), progress, remarks.Report);
        var book = recorder.Record(before, wanted, cancel);
        return [FormattableString.Invariant($"{book.Results.Results.Count} runs of {book.Cells.Count} cells are recorded, {book.Results.Results.Count - before.Results.Results.Count} more than before"), Path.Combine(folder, EvidenceManifest.FileName)];
    }

    private static IReadOnlyList<string> MergeFolders(MergeRequest request)
    {
        var parts = request.Folders.Select(f => (f, EvidenceBook.Read(f))).ToArray();
        var merge = EvidenceMerge.Of(parts);
        RequireNoneLost(request.Into, merge.Book.Results);
        merge.Book.Write(request.Into);
        return
        [
            FormattableString.Invariant($"{merge.Book.Results.Results.Count} runs of {merge.Book.Cells.Count} cells; {merge.Duplicates} were there more than once, equal each time"),
            .. merge.Missing.Count == 0 ? ["no run of the long profile is missing"] : (string[])[FormattableString.Invariant($"{merge.Missing.Count} runs of the long profile are missing:"), .. merge.Missing.Select(key => $"  {key}")],
            Path.Combine(Path.GetFullPath(request.Into), EvidenceManifest.FileName),
        ];
    }

    // Runs beyond the profile are in no shard.
    private static void RequireNoneLost(string folder, SweepResults results)
    {
        if (!File.Exists(Path.Combine(folder, EvidenceManifest.FileName)))
        {
            return;
        }

        var kept = results.Results.Select(r => r.Key).ToHashSet();
        ScenarioKey[] lost = [.. EvidenceBook.Read(folder).Results.Results.Select(r => r.Key).Where(key => !kept.Contains(key))];
        if (lost.Length > 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"'{folder}' has {lost.Length} recorded runs that would be lost, such as {lost[0]}: name it among the folders too, or another with --into; nothing was written"));
        }
    }

    private static IReadOnlyList<string> StatusOf(string folder)
    {
        var book = EvidenceBook.Read(folder);
        var known = book.Results.Results.Select(r => r.Key).ToHashSet();
        var missing = Profile.Recorded.Scenarios().Count(key => !known.Contains(key));
        var others = book.Cells.Values.Count(c => c.Sources != SourceFingerprint.Value);
        return
        [
            .. book.Results.Results.GroupBy(r => r.Key.Experiment).Select(g => FormattableString.Invariant($"{g.Key}: {g.Count()} runs of {g.Select(r => r.Key.Setting).Distinct().Count()} settings")),
            FormattableString.Invariant($"{known.Count} runs of {book.Cells.Count} cells, {missing} runs of the long profile missing"),
            others == 0 ? "all cells were recorded or recomputed by these sources" : FormattableString.Invariant($"{others} cells were recorded by other sources; plantnseek evidence record recomputes one run of each"),
        ];
    }
}
