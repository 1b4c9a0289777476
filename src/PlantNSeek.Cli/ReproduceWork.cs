using PlantNSeek.Cli.Data;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Store;
using PlantNSeek.Sweeping;

namespace PlantNSeek.Cli;

/// <summary>What <c>reproduce</c> does, apart from talking.</summary>
internal static class ReproduceWork
{
    /// <summary>Recomputes, judges and writes the report.</summary>
    public static ReproduceOutcome Run(ReproduceRequest request, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        Folders.RequireReport(request.OutputFolder); // before minutes of work, not after
        DataOptions.Use(request.DataFolder);
        CommandEngines.Register();
        var book = EvidenceBook.Read(request.EvidenceFolder.Length > 0 ? request.EvidenceFolder : EvidenceBook.OwnFolder);
        var selects = request.Selection.Of(book);
        using var store = ResultStore.Open(request.StoreFolder, request.Fresh, remarks.Report, cancel);
        Reproduction reproduction;
        if (request.Profile is { } name)
        {
            var profile = Profile.ByName(name);
            remarks.Report(TimeLeft.Announce(Sweep.Estimate(profile.Scenarios(), request.Threads, store), request.Threads));
            reproduction = Reproduction.Run(profile, request.Threads, progress, store, cancel);
            reproduction = reproduction with { Check = EvidenceCheck.Of(book, reproduction.Results) };
        }
        else
        {
            var units = request.All ? [.. book.Whole(selects)] : SamplePlan.Of(book, SourceFingerprint.Value, selects);
            CheckUnit[] here = [.. units.Where(static u => ExperimentCatalog.Lacks(u.Part) is null)]; // the others are named at the end
            var missing = here.Where(u => !store.Contains(RunKey.Of(u.Part))).ToArray();
            remarks.Report(TimeLeft.Announce(here.Length - missing.Length, here.Length, missing.Sum(u => u.Seconds), request.Threads));
            reproduction = Reproduction.Of(book).Checked(EvidenceCheck.Run(book, units, request.Threads, progress, store, cancel));
        }

        return Outcome(reproduction, book, ReportFiles.Write(reproduction, request.OutputFolder));
    }

    private static ReproduceOutcome Outcome(Reproduction reproduction, EvidenceBook book, IReadOnlyList<string> files) => new(
        reproduction.Judgements.Count,
        [.. reproduction.Judgements.Where(j => j.Differs).Select(j => $"{j.Claim.Id} under {j.Protocol}: {j.Verdict}, recorded {j.Recorded.Verdict}")],
        files)
    {
        NotJudged = reproduction.Judgements.Count(j => j.IsBeyondProfile),
        Violations = [.. from held in reproduction.Held from part in held.Parts where part.Violations.Count > 0 select $"{held.Held.Id} under {part.Protocol}: {HeldSection.Outcome(part)}"],
        Recorded = book.Results.Results.Count,
        Recomputed = reproduction.Check!.Recomputed.Count,
        Agreement = reproduction.Check.Agreement,
        Changes = [.. reproduction.Check.Differences.Select(EvidenceCheck.Message)],
        NotChecked = [.. reproduction.Check.NotHere.GroupBy(r => r.Value).Select(g => FormattableString.Invariant($"{g.Count()} runs recorded, not checked here: {g.Key}"))],
    };
}
