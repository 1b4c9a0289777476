using System.Globalization;
using PlantNSeek.Claims;
using PlantNSeek.Cli.Terminal;
using PlantNSeek.Evidence;
using PlantNSeek.Evidence.Auditing;
using PlantNSeek.Numerics;
using PlantNSeek.Reporting.Composition;
using PlantNSeek.Store;

namespace PlantNSeek.Cli.Evidence;

/// <summary>Recomputes what lies behind a claim, a figure or a run.</summary>
internal static class AuditWork
{
    public static AuditOutcome Run(AuditRequest request, IProgress<WorkProgress> progress, IProgress<string> remarks, CancellationToken cancel)
    {
        CommandEngines.Register();
        var book = EvidenceBook.Read(request.Folder);
        var (behind, header) = Subject(request.Subject, book);
        if (behind.Count == 0)
        {
            throw new ArgumentException($"no recorded run lies behind {request.Subject}, so that nothing can be recomputed; plantnseek evidence status says what is recorded");
        }

        var plan = AuditPlan.Of(behind, SourceFingerprint.Value, request.All ? null : AuditPlan.Seconds);
        remarks.Report(string.Create(CultureInfo.InvariantCulture, $"{plan.Units.Count} of {behind.Count} recorded parts of runs are recomputed, about {Math.Max(1, plan.Units.Sum(u => u.Seconds) / request.Threads):F0} s on {request.Threads} threads"));
        var check = EvidenceCheck.Run(book, plan.Units, request.Threads, progress, cancel: cancel);
        return new AuditOutcome([.. header, .. AuditText.Values(check), .. AuditText.Summary(plan, check)], check.Differences.Count == 0);
    }

    private static (IReadOnlyList<CheckUnit> Behind, IReadOnlyList<string> Header) Subject(string name, EvidenceBook book)
    {
        if (ClaimBook.Embedded.FirstOrDefault(c => c.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } claim)
        {
            return (RunsBehind.Claim(claim, book), AuditText.Claim(claim, book.Results));
        }

        if (FigureRuns.Of(name) is { } selects)
        {
            return (RunsBehind.Settings(selects, book), [$"figure {name}"]);
        }

        return RunsBehind.Run(name, book) is { Count: > 0 } run
            ? (run, [name])
            : throw new ArgumentException(
                $"'{name}' is neither a claim ({ClaimBook.Embedded[0].Id} to {ClaimBook.Embedded[^1].Id}; plantnseek list claims), nor a figure ({string.Join(", ", FigureRuns.Names)}), nor a recorded run such as '{book.Results.Results[0].Key}'");
    }
}
